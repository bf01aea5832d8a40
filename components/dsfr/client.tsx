"use client";
import {
  DsfrProviderBase,
  type DsfrProviderProps,
  StartDsfrOnHydration,
} from "@codegouvfr/react-dsfr/next-app-router";
import Link from "next/link";
import { defaultColorScheme } from "./shared";

declare module "@codegouvfr/react-dsfr/next-app-router" {
  interface RegisterLink {
    Link: typeof Link;
  }
}

/** Loads the DSFR script once for the whole site, under the nonce of the page. */
export function DsfrProvider(
  props: Omit<DsfrProviderProps, "Link" | "defaultColorScheme" | "doCheckNonce">,
) {
  return (
    <DsfrProviderBase Link={Link} defaultColorScheme={defaultColorScheme} doCheckNonce {...props} />
  );
}

export { StartDsfrOnHydration };
