import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, fetch as undiciFetch } from "undici";

const CONNECT_MS = 3_000;
/** Longest wait for a whole answer, body included (franceconnect §2.3). */
export const TOTAL_MS = 10_000;
const MAX_BODY_BYTES = 256 * 1024;

/** Node does not resolve `*.localhost`, which browsers do (decision 31). */
const lookup: LookupFunction = (hostname, options, done) => {
  if (!/^(.+\.)?localhost$/.test(hostname)) {
    systemLookup(hostname, options, done);
  } else if (options.all) {
    done(null, [{ address: "127.0.0.1", family: 4 }]);
  } else {
    done(null, "127.0.0.1", 4);
  }
};

const agent = new Agent({ connect: { timeout: CONNECT_MS, lookup } });

export interface OutboundRequest {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/**
 * One server-to-server call: connected within 3 s, no redirect followed, body read whole (256 kB).
 * @param deadline end of the work this call is part of; 10 s when absent
 * @throws on network failure, time-out and oversized answer
 */
export async function callServer(
  url: string,
  { method, headers, body }: OutboundRequest,
  deadline: AbortSignal = AbortSignal.timeout(TOTAL_MS),
): Promise<Response> {
  const answer = await undiciFetch(url, {
    method,
    headers,
    body: body ?? null,
    redirect: "manual",
    signal: deadline,
    dispatcher: agent,
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream: AsyncIterable<Uint8Array> | null = answer.body;
  for await (const bytes of stream ?? []) {
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new Error("the answer is too long");
    chunks.push(bytes);
  }
  const bodyless = [101, 204, 205, 304].includes(answer.status);
  return new Response(bodyless ? null : Buffer.concat(chunks), {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
  });
}
