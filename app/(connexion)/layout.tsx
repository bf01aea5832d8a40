import type { ReactNode } from "react";
import { PublicFrame } from "@/components/layout/PublicFrame";

export default function ConnexionLayout({ children }: { children: ReactNode }) {
  return <PublicFrame>{children}</PublicFrame>;
}
