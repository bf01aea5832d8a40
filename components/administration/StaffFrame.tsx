import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Frame } from "@/components/layout/Frame";
import { LogoutButton } from "@/components/layout/LogoutButton";
import { staffMenu } from "@/components/layout/menus";
import { pathOf } from "@/components/layout/PublicFrame";
import type { StaffRole } from "@/lib/administration/roles";
import { currentFlash } from "@/lib/http/flash";
import { PATH_HEADER } from "@/lib/http/flash-codes";

const TOOLS = [
  {
    key: "espace-aidant",
    element: (
      <a className="fr-btn fr-icon-arrow-left-line" href="/espace-aidant/">
        Espace aidant
      </a>
    ),
  },
  { key: "deconnexion", element: <LogoutButton /> },
];

interface StaffFrameProps {
  roles: readonly StaffRole[];
  children: ReactNode;
}

/** Frame of /administration/: the menu holds what the roles allow. */
export async function StaffFrame({ roles, children }: StaffFrameProps) {
  const path = pathOf((await headers()).get(PATH_HEADER));
  return (
    <Frame path={path} menu={staffMenu(roles)} tools={TOOLS} flash={await currentFlash()}>
      {children}
    </Frame>
  );
}
