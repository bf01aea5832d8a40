import { guardStaff } from "@/lib/auth/guard-route";
import { steppedStaffAccess } from "@/lib/auth/staff-access";
import { stageImport } from "@/lib/carte-totp/stage-import";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { readBytes } from "@/lib/http/form-body";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";

/** Uploads, form included (decision 67). */
const MAX_BODY = 10 * 1024 * 1024;
const IMPORT_PATH = "/administration/cartes/import/";

/** The file of a posted form; what is no such form holds none. */
async function fileOf(request: Request, body: Buffer): Promise<Uint8Array> {
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null);
  const file = form?.get("fichier");
  return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
}

export const POST = browserRoute(async (ctx, request) => {
  const actor = await guardStaff(ctx, request, "METIER", steppedStaffAccess);
  if (actor instanceof Response) return actor;
  const body = await readBytes(request, MAX_BODY);
  if (body === undefined) throw new DomainError("FICHIER_TROP_GRAND");
  try {
    const id = await stageImport(ctx, actor, await fileOf(request, body));
    return seeOther(`${IMPORT_PATH}${id}/`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    logRefusal(ctx, error, actor);
    return seeOther(`${IMPORT_PATH}?erreur=${error.code}`);
  }
});
