import { headers } from "next/headers";
import type { ReactNode } from "react";
import { currentFlash } from "@/lib/http/flash";
import { PATH_HEADER } from "@/lib/http/flash-codes";
import { Frame } from "./Frame";
import { LogoutButton } from "./LogoutButton";
import { aidantMenu, referentMenu } from "./menus";
import { OrganisationSwitch } from "./OrganisationSwitch";
import { pathOf } from "./PublicFrame";

/** The two spaces of people who work for structures. */
export type Space = "aidant" | "referent";

interface SpaceFrameProps {
  space: Space;
  /** What the session says of its person. */
  session: {
    canCreateMandats: boolean;
    isReferent: boolean;
    organisationId: string;
    organisationName: string;
  };
  organisations: readonly { id: string; name: string }[];
  children: ReactNode;
}

const link = (href: string, label: string, icon: string) => ({
  key: href,
  element: (
    <a className={`fr-btn ${icon}`} href={href}>
      {label}
    </a>
  ),
});

const TO_REFERENT = link("/espace-referent/", "Espace référent", "fr-icon-team-line");
const TO_AIDANT = link("/espace-aidant/", "Espace aidant", "fr-icon-user-line");

/** Beside the name: the other space of somebody who has both, help, sign-out. */
function toolsOf(space: Space, isReferent: boolean) {
  const logout = { key: "deconnexion", element: <LogoutButton /> };
  if (space === "referent") return [TO_AIDANT, logout];
  return [
    ...(isReferent ? [TO_REFERENT] : []),
    link("/espace-aidant/aide/", "Aide", "fr-icon-question-line"),
    logout,
  ];
}

/** Frame of both spaces (public-site §1.2); their layouts read the session and give it here. */
export async function SpaceFrame({ space, session, organisations, children }: SpaceFrameProps) {
  const address = (await headers()).get(PATH_HEADER) ?? `/espace-${space}/`;
  const menu = space === "referent" ? referentMenu() : aidantMenu(session.canCreateMandats);
  const current = { id: session.organisationId, name: session.organisationName };
  return (
    <Frame
      path={pathOf(address)}
      menu={menu}
      tools={toolsOf(space, session.isReferent)}
      menuEnd={
        organisations.length > 1 && (
          <OrganisationSwitch organisations={organisations} current={current} next={address} />
        )
      }
      flash={await currentFlash()}
      structure={session.organisationName}
    >
      {children}
    </Frame>
  );
}
