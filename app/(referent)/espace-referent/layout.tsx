import type { ReactNode } from "react";
import { SpaceLayout } from "@/app/(aidant)/space";

export default function ReferentLayout({ children }: { children: ReactNode }) {
  return <SpaceLayout space="referent">{children}</SpaceLayout>;
}
