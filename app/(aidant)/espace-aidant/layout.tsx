import type { ReactNode } from "react";
import { SpaceLayout } from "@/app/(aidant)/space";

export default function AidantLayout({ children }: { children: ReactNode }) {
  return <SpaceLayout space="aidant">{children}</SpaceLayout>;
}
