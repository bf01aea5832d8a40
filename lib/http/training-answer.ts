import type { TrainingDownload } from "@/lib/attestation-formation/download-training";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { flashCookie } from "./flash";
import type { FlashCode } from "./flash-codes";
import { seeOther } from "./responses";

/** The PDF; while it is being made, and when there is none, `page` says so (auth-referent §4.11). */
export async function trainingAnswer(
  ctx: Ctx,
  download: Promise<TrainingDownload>,
  pages: { pending: string; refused: string },
): Promise<Response> {
  const say = (location: string, code: FlashCode): Response =>
    seeOther(location, {
      "set-cookie": flashCookie(code, ctx.settings.APP_URL.startsWith("https:")),
    });
  try {
    const answer = await download;
    if (answer.state === "pending") return say(pages.pending, "attestation-formation-en-attente");
    return new Response(answer.bytes, {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="${answer.fileName}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    logRefusal(ctx, error);
    return say(pages.refused, "attestation-formation-refusee");
  }
}
