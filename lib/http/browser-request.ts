import type { NextRequest } from "next/server";
import { isPrefetch } from "./prefetch";

/** What the steps of middleware.ts need to know about a request. */
export interface BrowserRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  header: (name: string) => string | null;
  /** Fetched ahead of the person: nothing moves, nothing is consumed. */
  prefetch: boolean;
}

/** Reads the request once; Next's own `_rsc` parameter is not part of the person's address. */
export function readRequest(request: NextRequest): BrowserRequest {
  const header = (name: string) => request.headers.get(name);
  const query = new URLSearchParams(request.nextUrl.search);
  query.delete("_rsc");
  return {
    method: request.method,
    path: request.nextUrl.pathname,
    query,
    header,
    prefetch: isPrefetch(header),
  };
}

/** Path and query, as guards and return addresses use them. */
export const addressOf = ({ path, query }: BrowserRequest): string =>
  query.size === 0 ? path : `${path}?${query.toString()}`;
