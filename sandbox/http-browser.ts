import { request } from "node:http";
import { loopbackLookup } from "./web/loopback";

export interface Page {
  url: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface Sent {
  method: "GET" | "POST";
  body?: string;
  type?: string;
  authorization?: string;
}

const cookieKey = (host: string, name: string, path: string): string => `${host} ${path} ${name}`;

/**
 * A browser without screen, for tests that follow redirects over plain HTTP: keeps cookies by host
 * and path, and knows that `*.localhost` is this machine, which `fetch` does not.
 */
export class HttpBrowser {
  readonly #cookies = new Map<string, { host: string; path: string; pair: string }>();

  /** One exchange, redirects not followed. */
  async send(address: string, sent: Sent = { method: "GET" }): Promise<Page> {
    const url = new URL(address);
    const headers: Record<string, string> = {};
    const cookies = this.#cookiesFor(url);
    if (cookies !== "") headers["Cookie"] = cookies;
    if (sent.type !== undefined) headers["Content-Type"] = sent.type;
    if (sent.authorization !== undefined) headers["Authorization"] = sent.authorization;
    const page = await exchange(url, sent, headers);
    this.#keep(url, page.setCookie);
    return { url: address, status: page.status, headers: page.headers, body: page.body };
  }

  /** Follows redirects until a page, or until an address that `stopAt` recognises. */
  async get(address: string, stopAt: (url: string) => boolean = () => false): Promise<Page> {
    return this.#follow(await this.send(address), stopAt);
  }

  async post(
    address: string,
    form: Record<string, string>,
    stopAt: (url: string) => boolean = () => false,
  ): Promise<Page> {
    const body = new URLSearchParams(form).toString();
    const type = "application/x-www-form-urlencoded";
    return this.#follow(await this.send(address, { method: "POST", body, type }), stopAt);
  }

  async #follow(first: Page, stopAt: (url: string) => boolean): Promise<Page> {
    let page = first;
    for (let hop = 0; hop < 20; hop += 1) {
      const location = page.headers["location"];
      if (location === undefined || page.status < 300 || page.status > 399) return page;
      const next = new URL(location, page.url).href;
      if (stopAt(next)) return { ...page, url: next };
      page = await this.send(next);
    }
    throw new Error("too many redirects");
  }

  #cookiesFor(url: URL): string {
    return [...this.#cookies.values()]
      .filter(({ host, path }) => host === url.hostname && isUnder(url.pathname, path))
      .map(({ pair }) => pair)
      .join("; ");
  }

  #keep(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf("="));
      const path = attributes.find((part) => /^path=/i.test(part))?.slice(5) ?? "/";
      const key = cookieKey(url.hostname, name, path);
      if (pair === `${name}=` || isPast(attributes)) this.#cookies.delete(key);
      else this.#cookies.set(key, { host: url.hostname, path, pair });
    }
  }
}

/** RFC 6265 §5.1.4. */
function isUnder(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
}

function isPast(attributes: readonly string[]): boolean {
  const expires = attributes.find((part) => /^expires=/i.test(part))?.slice(8);
  return expires !== undefined && new Date(expires).getTime() < Date.now();
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  setCookie: readonly string[];
  body: string;
}

function exchange(url: URL, sent: Sent, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method: sent.method, headers, lookup: loopbackLookup };
    const outgoing = request(url, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const received = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(received),
          setCookie: incoming.headers["set-cookie"] ?? [],
          body: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(sent.body);
  });
}
