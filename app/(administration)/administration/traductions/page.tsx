import type { Metadata } from "next";
import { TranslationList } from "@/components/traduction/TranslationList";
import { requireStaff } from "@/lib/auth/require-staff";
import { requestContext } from "@/lib/http/request-context";
import { listTranslations } from "@/lib/traduction/edit-translation";

export const metadata: Metadata = { title: "Traductions du mandat – Aidants Connect" };

export default async function TranslationsPage() {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "METIER");
  return <TranslationList rows={await listTranslations(ctx, actor)} />;
}
