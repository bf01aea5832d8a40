"use client";
import {
  DsfrProviderBase,
  type DsfrProviderProps,
  StartDsfrOnHydration,
} from "@codegouvfr/react-dsfr/next-app-router";
import { PlainLink } from "./PlainLink";
import { defaultColorScheme } from "./shared";

declare module "@codegouvfr/react-dsfr/next-app-router" {
  interface RegisterLink {
    Link: typeof PlainLink;
  }
}

/** Loads the DSFR script once for the whole site, under the nonce of the page. */
export function DsfrProvider(
  props: Omit<DsfrProviderProps, "Link" | "defaultColorScheme" | "doCheckNonce">,
) {
  return (
    <DsfrProviderBase
      Link={PlainLink}
      defaultColorScheme={defaultColorScheme}
      doCheckNonce
      {...props}
    />
  );
}

export { StartDsfrOnHydration };
