import { seeOther } from "@/lib/http/responses";
import type { AttestationDownload } from "@/lib/mandat/download-attestation";

/** A document's PDF; its page, which says why, when it is not there yet or was altered. */
export function pdfAnswer(download: AttestationDownload, page: string): Response {
  if (download.state !== "ready") return seeOther(page);
  return new Response(download.bytes, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${download.fileName}"`,
      "cache-control": "private, no-store",
    },
  });
}
