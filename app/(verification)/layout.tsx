import type { ReactNode } from "react";
import { PublicFrame } from "@/components/layout/PublicFrame";

export default function VerificationLayout({ children }: { children: ReactNode }) {
  return <PublicFrame>{children}</PublicFrame>;
}
