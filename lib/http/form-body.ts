const FORM = "application/x-www-form-urlencoded";

export type FormBody = { kind: "form"; text: string } | { kind: "other" } | { kind: "too-large" };

async function bytesUpTo(body: ReadableStream<Uint8Array>, limit: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads a body of at most `limit` bytes without keeping more of it in memory, whatever length it
 * declares.
 * @returns nothing when it is longer
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers.get("content-length") ?? "0") > limit) return undefined;
  return request.body === null ? Buffer.alloc(0) : bytesUpTo(request.body, limit);
}

/** The same, as text. */
export const readBody = async (request: Request, limit: number): Promise<string | undefined> =>
  (await readBytes(request, limit))?.toString("utf8");

/** Reads a urlencoded body of at most `limit` bytes without keeping more of it in memory. */
export async function readFormBody(request: Request, limit: number): Promise<FormBody> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== FORM) return { kind: "other" };
  const text = await readBody(request, limit);
  return text === undefined ? { kind: "too-large" } : { kind: "form", text };
}
