import type { Metadata } from "next";
import { AttestationDocument } from "@/components/mandat/attestation/AttestationDocument";
import { requireAidant } from "@/lib/auth/require";
import { currentDraftId } from "@/lib/http/draft-cookie";
import { requestContext } from "@/lib/http/request-context";
import { previewMandat } from "@/lib/mandat/preview-mandat";
import { orLeavePage } from "../../../mandats/leave";
import "@/components/mandat/attestation/attestation.css";
import "@/components/mandat/attestation/attestation-screen.css";

export const metadata: Metadata = { title: "Projet de mandat – Aidants Connect" };

/** Preview of the recap, in a window of its own: nothing of it is stored. */
export default async function ProjetPage() {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const { html } = await orLeavePage(previewMandat(ctx, actor, await currentDraftId()));
  return (
    <div className="fr-container fr-py-4w ac-attestation-screen">
      <h1>Projet de mandat</h1>
      <div className="fr-alert fr-alert--warning fr-mb-4w">
        <p>
          Ceci est un projet, <strong>sans valeur légale</strong> : il n&apos;est ni enregistré ni
          signé. Seul le mandat final, imprimé après son enregistrement, engage les deux parties.
        </p>
      </div>
      <AttestationDocument html={html} seal={null} />
    </div>
  );
}
