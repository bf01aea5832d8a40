import { headers } from "next/headers";
import type { ReactNode } from "react";
import { currentFlash } from "@/lib/http/flash";
import { PATH_HEADER } from "@/lib/http/flash-codes";
import { isKnownPath } from "@/lib/http/known-routes";
import { Frame } from "./Frame";
import { LogoutButton } from "./LogoutButton";
import { aidantMenu } from "./menus";
import { OrganisationSwitch } from "./OrganisationSwitch";
import { pathOf } from "./PublicFrame";

interface SpaceFrameProps {
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

/** Frame of the espace aidant (public-site §1.2); its layout reads the session and gives it here. */
export async function SpaceFrame({ session, organisations, children }: SpaceFrameProps) {
  const address = (await headers()).get(PATH_HEADER) ?? "/espace-aidant/";
  const help = isKnownPath("/faq") ? "/faq" : "/contact";
  const tools = [
    ...(session.isReferent
      ? [link("/espace-referent/", "Espace référent", "fr-icon-team-line")]
      : []),
    link(help, "Aide", "fr-icon-question-line"),
    { key: "deconnexion", element: <LogoutButton /> },
  ];
  const current = { id: session.organisationId, name: session.organisationName };
  return (
    <Frame
      path={pathOf(address)}
      menu={aidantMenu(session.canCreateMandats)}
      tools={tools}
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
