const FORM = "application/x-www-form-urlencoded";

export type FormBody = { kind: "form"; text: string } | { kind: "other" } | { kind: "too-large" };

async function textUpTo(body: ReadableStream<Uint8Array>, limit: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Reads a urlencoded body of at most `limit` bytes without keeping more of it in memory. */
export async function readFormBody(request: Request, limit: number): Promise<FormBody> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== FORM) return { kind: "other" };
  if (Number(request.headers.get("content-length") ?? "0") > limit) return { kind: "too-large" };
  const text = request.body === null ? "" : await textUpTo(request.body, limit);
  return text === undefined ? { kind: "too-large" } : { kind: "form", text };
}
