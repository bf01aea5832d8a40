import { isIntact } from "@/lib/attestation/seal";
import { assertTemplatesUnchanged } from "@/lib/attestation/templates";
import { verificationUrl } from "@/lib/attestation/verification-url";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { PdfRequest } from "@/lib/outbox/message";
import { MessageRefused } from "@/lib/outbox/refusal";
import { attestationPage, PDF_TITLES } from "./pdf/attestation-page";
import { createPrinter, type PdfPrinter } from "./pdf/browser";
import { finishPdf } from "./pdf/finish-pdf";
import { TRAINING_TITLE, trainingPage } from "./pdf/training-page";

type PdfCtx = Pick<Ctx, "db" | "clock" | "signer" | "settings">;

export interface PdfRenderer {
  /** Transport of the outbox: makes and stores the PDF of one attestation, once. */
  render: (request: PdfRequest) => Promise<void>;
  close: () => Promise<void>;
}

async function makePdf(ctx: PdfCtx, printer: PdfPrinter, attestationId: string): Promise<void> {
  const attestation = await ctx.db.attestationDocument.findUnique({
    where: { id: attestationId },
    include: { pdf: { select: { attestationId: true } } },
  });
  if (!attestation || attestation.erasedAt) throw new MessageRefused("no such attestation");
  if (attestation.pdf) return;
  if (!isIntact(ctx, attestation)) throw new MessageRefused("attestation altered");
  const page = await attestationPage({
    id: attestation.id,
    kind: attestation.kind,
    html: new TextDecoder().decode(attestation.html),
    sha256: attestation.sha256,
    templateVersion: attestation.templateVersion,
    verificationUrl: verificationUrl(ctx.settings.APP_URL, attestation),
  });
  const printed = await printer.print(page);
  const bytes = new Uint8Array(
    await finishPdf(printed, PDF_TITLES[attestation.kind], attestation.createdAt),
  );
  await ctx.db.attestationPdf.createMany({
    data: { attestationId, bytes, sha256: sha256(bytes), createdAt: ctx.clock.now() },
    skipDuplicates: true,
  });
}

async function makeTrainingPdf(ctx: PdfCtx, printer: PdfPrinter, id: string): Promise<void> {
  const attestation = await ctx.db.trainingAttestation.findUnique({ where: { id } });
  if (!attestation) throw new MessageRefused("no such attestation");
  if (attestation.pdf) return;
  const printed = await printer.print(await trainingPage(attestation));
  const pdf = new Uint8Array(await finishPdf(printed, TRAINING_TITLE, attestation.createdAt));
  await ctx.db.trainingAttestation.updateMany({ where: { id, pdf: null }, data: { pdf } });
}

/**
 * Makes PDF attestations off the request path (decision 12), in the jobs' process only: it renders
 * with React's own static renderer and keeps one browser.
 * @throws at once when a published template has changed
 */
export function createPdfRenderer(ctx: PdfCtx): PdfRenderer {
  assertTemplatesUnchanged();
  const printer = createPrinter(ctx.settings.CHROMIUM_PATH);
  return {
    render: ({ kind, attestationId }) =>
      kind === "training"
        ? makeTrainingPdf(ctx, printer, attestationId)
        : makePdf(ctx, printer, attestationId),
    close: () => printer.close(),
  };
}
