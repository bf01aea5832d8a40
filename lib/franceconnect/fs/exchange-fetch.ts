import type { CustomFetch } from "openid-client";
import { callServer, TOTAL_MS } from "../http-client";
import type { JwksCache } from "./jwks-cache";

/** The calls of one exchange: one deadline for all, each answer kept so that it can be judged twice. */
export interface ExchangeFetch {
  fetch: CustomFetch;
  /** Makes the next judgement use new keys; the other answers are given again without a call. */
  renewKeys(): void;
  /** The answer of an address, when it came. */
  bodyOf(url: string): string | undefined;
}

interface KeptAnswer {
  status: number;
  headers: Headers;
  body: string;
}

const textOf = (body: unknown): string | undefined =>
  body instanceof URLSearchParams || typeof body === "string" ? body.toString() : undefined;

/** @param jwksUrl the address served from the cache of keys */
export function createExchangeFetch(jwksUrl: string, jwks: JwksCache): ExchangeFetch {
  const deadline = AbortSignal.timeout(TOTAL_MS);
  const kept = new Map<string, KeptAnswer>();
  let freshKeys = false;

  const call: CustomFetch = async (url, { method, headers, body }) => {
    const text = textOf(body);
    const request = { method, headers, ...(text === undefined ? {} : { body: text }) };
    if (url === jwksUrl) {
      const fresh = freshKeys;
      freshKeys = false;
      return jwks.read(() => callServer(url, request, deadline), fresh);
    }
    let answer = kept.get(url);
    if (!answer) {
      const received = await callServer(url, request, deadline);
      answer = { status: received.status, headers: received.headers, body: await received.text() };
      kept.set(url, answer);
    }
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };

  return {
    fetch: call,
    renewKeys: () => {
      freshKeys = true;
    },
    bodyOf: (url) => kept.get(url)?.body,
  };
}
