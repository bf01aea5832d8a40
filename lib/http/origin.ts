import { isIPv6 } from "node:net";
import type { RequestOrigin } from "@/lib/context.types";
import { env } from "@/lib/env";
import { systemRandom } from "@/lib/random";

/** Header that scripts/serve.mjs sets when no trusted proxy does (decision 34). */
export const CLIENT_ADDRESS_HEADER = "x-client-address";
/** Given by middleware.ts to everything that serves the request. */
export const REQUEST_ID_HEADER = "x-request-id";

/** IPv4 address as it is, IPv6 reduced to its /64. */
export function addressPrefix(address: string): string {
  const plain = address.replace(/^::ffff:/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const missing = plain.includes("::") ? 8 - left.length - right.length : 0;
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right];
  return `${groups.slice(0, 4).join(":")}::/64`;
}

const FAMILIES = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const SYSTEMS = [
  [/Windows/, "Windows"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const;

const match = (list: readonly (readonly [RegExp, string])[], text: string) =>
  list.find(([pattern]) => pattern.test(text))?.[1] ?? "inconnu";

/** Family and system of a browser: enough to recognise one's own, too little to follow anybody. */
export const browserName = (userAgent: string): string =>
  `${match(FAMILIES, userAgent)}, ${match(SYSTEMS, userAgent)}`;

/** Reads where a request comes from; only the one trusted header gives the address. */
export function originOf(header: (name: string) => string | null): RequestOrigin {
  const trusted = env().TRUSTED_PROXY ?? CLIENT_ADDRESS_HEADER;
  const address = header(trusted)?.split(",").at(-1)?.trim() ?? "";
  return {
    id: header(REQUEST_ID_HEADER) ?? systemRandom.uuid(),
    ipPrefix: addressPrefix(address),
    browser: browserName(header("user-agent") ?? ""),
  };
}
