import { lookup } from "node:dns";
import { Agent, fetch as undiciFetch, type RequestInit, type Response } from "undici";

const isLoopback = (host: string): boolean =>
  host === "127.0.0.1" || host === "localhost" || host.endsWith(".localhost");

/** Connects `*.localhost` to this machine, which Node does not do by itself (decision 31). */
const agent = new Agent({
  connections: 256,
  connect: {
    lookup: (hostname, options, callback) => {
      lookup(isLoopback(hostname) ? "127.0.0.1" : hostname, options, callback);
    },
  },
});

/** A fetch for benches: never leaves this machine, follows no redirect. */
export function loopbackFetch(url: URL, init: RequestInit = {}): Promise<Response> {
  if (!isLoopback(url.hostname)) throw new Error(`not a loopback address: ${url.hostname}`);
  return undiciFetch(url, { ...init, redirect: "manual", dispatcher: agent });
}
