const percentEncoded = (text: string): string =>
  [...Buffer.from(text, "utf8")].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

/** What no Location header can carry is percent-encoded, lone surrogates included. */
const asciiAddress = (location: string): string =>
  location.replace(/[^\x21-\x7e]+/g, (text) => percentEncoded(text).toUpperCase());

/** 303 after a form, relative addresses kept (decision 61). */
export const seeOther = (location: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location: asciiAddress(location), ...headers } });

/** JSON that no cache keeps. */
export const privateJson = (
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
  });
