import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PreviewScreen } from "@/components/administration/cartes/PreviewScreen";
import { requireSteppedStaff } from "@/lib/auth/require-staff";
import { previewImport } from "@/lib/carte-totp/stage-import";
import { DomainError } from "@/lib/errors/domain-error";
import { requestContext } from "@/lib/http/request-context";
import { confirmImportAction } from "../../actions";

export const metadata: Metadata = { title: "Aperçu de l’import – Aidants Connect" };

interface PreviewPageProps {
  params: Promise<{ importId: string }>;
}

export default async function ImportPreviewPage({ params }: PreviewPageProps) {
  const ctx = await requestContext();
  const actor = await requireSteppedStaff(ctx, "METIER");
  const { importId } = await params;
  const preview = await previewImport(ctx, actor, importId).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "IMPORT_PERIME") return null;
    throw error;
  });
  if (preview === null) redirect("/administration/cartes/import/");
  return <PreviewScreen preview={preview} action={confirmImportAction} />;
}
