import type { ReactNode } from "react";
import { PublicFrame } from "@/components/layout/PublicFrame";

export default function HabilitationLayout({ children }: { children: ReactNode }) {
  return <PublicFrame>{children}</PublicFrame>;
}
