import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { VerificationResult } from "@/components/mandat/attestation/VerificationResult";
import { DomainError } from "@/lib/errors/domain-error";
import { errorPath } from "@/lib/http/handle";
import { requestContext } from "@/lib/http/request-context";
import { verifyAttestation } from "@/lib/mandat/verify-attestation";
import "@/components/mandat/mandat.css";

export const metadata: Metadata = {
  title: "Vérification d'un document – Aidants Connect",
  robots: { index: false },
};

type Printed = Parameters<typeof verifyAttestation>[1];

async function verifyOrLeave(printed: Printed) {
  const ctx = await requestContext();
  try {
    return await verifyAttestation(ctx, printed);
  } catch (error) {
    if (error instanceof DomainError) redirect(errorPath(error));
    throw error;
  }
}

/** Where the QR code of a printed mandat or revocation leads, for anybody. */
export default async function VerificationPage({ params }: { params: Promise<Printed> }) {
  const result = await verifyOrLeave(await params);
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>Vérification d&apos;un document</h1>
          <VerificationResult result={result} />
        </div>
      </div>
    </div>
  );
}
