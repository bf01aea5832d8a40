import { DomainError } from "@/lib/errors/domain-error";
import { ProtocolError } from "@/lib/errors/protocol-error";
import { readFields, type Fields } from "@/lib/franceconnect/fi/fields";
import { readFormBody } from "@/lib/http/form-body";

/** No legitimate form of this chapter is longer (franceconnect §3.3). */
const MAX_BODY = 16 * 1024;

/** Form of a screen. @throws FI_REQUEST_TOO_LARGE, FI_CONNECTION_REFUSED for anything but a form. */
export async function screenForm(request: Request): Promise<Fields> {
  const body = await readFormBody(request, MAX_BODY);
  if (body.kind === "too-large") throw new DomainError("FI_REQUEST_TOO_LARGE");
  const fields = body.kind === "form" ? readFields(body.text) : undefined;
  if (!fields) throw new DomainError("FI_CONNECTION_REFUSED");
  return fields;
}

/** Form of a machine, repetitions included. @throws ProtocolError 413, 400 for anything but a form. */
export async function machineForm(request: Request): Promise<Fields> {
  const body = await readFormBody(request, MAX_BODY);
  if (body.kind === "too-large") throw new ProtocolError(413, "invalid_request", "body too large");
  const fields = body.kind === "form" ? readFields(body.text) : undefined;
  if (!fields) throw new ProtocolError(400, "invalid_request", "a form is required");
  return fields;
}

/** Parameters of a logout, which comes by GET or by an auto-posted form. */
export async function logoutParameters(request: Request): Promise<string> {
  if (request.method === "GET") return rawQuery(request);
  const body = await readFormBody(request, MAX_BODY);
  if (body.kind === "too-large") throw new DomainError("FI_REQUEST_TOO_LARGE");
  return body.kind === "form" ? body.text : rawQuery(request);
}

/** Next would run GET: a scanner or a preview would open a connection. */
export const refuseHead = (): Response =>
  new Response(null, { status: 405, headers: { allow: "GET, POST" } });

/** Query as received: parameters are decoded once, by the reader of the request. */
export const rawQuery = (request: Request): string => new URL(request.url).search.slice(1);
