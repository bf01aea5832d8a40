import {
  createGetHtmlAttributes,
  DsfrHeadBase,
  type DsfrHeadProps,
} from "@codegouvfr/react-dsfr/next-app-router/server-only-index";
import { PlainLink } from "./PlainLink";
import { defaultColorScheme } from "./shared";

export const { getHtmlAttributes } = createGetHtmlAttributes({ defaultColorScheme });

/** Style sheet, fonts and the script that sets the colour scheme before the first paint. */
export function DsfrHead(props: Omit<DsfrHeadProps, "Link">) {
  return <DsfrHeadBase Link={PlainLink} {...props} />;
}
