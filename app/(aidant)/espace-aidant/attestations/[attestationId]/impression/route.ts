import { guardAidant } from "@/lib/auth/guard-route";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { contextOf } from "@/lib/http/request-context";
import { recordPrint } from "@/lib/mandat/record-print";

/** Bare statuses: a script of ours sends this while the browser prints, nobody reads the answer. */
const answer = (status: 204 | 401 | 404): Response => new Response(null, { status });

/** « The browser is printing this document » (components/mandat/attestation/PrintRecorder.tsx). */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ attestationId: string }> },
): Promise<Response> {
  const ctx = contextOf(request);
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return answer(401);
  try {
    await recordPrint(ctx, actor, (await params).attestationId);
    return answer(204);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    logRefusal(ctx, error, actor);
    return answer(404);
  }
}
