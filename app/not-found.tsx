import type { Metadata } from "next";
import { ErrorContent } from "@/components/layout/ErrorContent";
import { PublicFrame } from "@/components/layout/PublicFrame";
import { errorText } from "@/lib/errors/error-texts";

export const metadata: Metadata = { title: "Page introuvable – Aidants Connect" };

export default function NotFoundPage() {
  return (
    <PublicFrame>
      <ErrorContent {...errorText("404", undefined)} />
    </PublicFrame>
  );
}
