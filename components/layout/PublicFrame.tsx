import { headers } from "next/headers";
import type { ReactNode } from "react";
import { currentFlash } from "@/lib/http/flash";
import { PATH_HEADER } from "@/lib/http/flash-codes";
import { Frame } from "./Frame";
import { publicMenu } from "./menus";

const TOOLS = [
  {
    key: "connexion",
    element: (
      <a className="fr-btn fr-icon-account-circle-line" href="/accounts/login/">
        Se connecter
      </a>
    ),
  },
];

/** Path of the page being rendered, without query. */
export const pathOf = (address: string | null): string => (address ?? "/").split("?")[0] ?? "/";

/**
 * Frame of public, sign-in and error pages: reads neither the session nor the database (decision 60).
 */
export async function PublicFrame({ children }: { children: ReactNode }) {
  const path = pathOf((await headers()).get(PATH_HEADER));
  return (
    <Frame path={path} menu={publicMenu()} tools={TOOLS} flash={await currentFlash()}>
      {children}
    </Frame>
  );
}
