import type { ReactNode } from "react";
import { FiFrame } from "@/components/fi/FiFrame";

export default function FiLayout({ children }: { children: ReactNode }) {
  return <FiFrame>{children}</FiFrame>;
}
