import type { IncomingMessage, ServerResponse } from "node:http";

export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
  url: URL;
  /** Value of the `:name` segment, or an empty string when the path has none. */
  param(name: string): string;
}

export type Handler = (exchange: Exchange) => Promise<void> | void;

interface Route {
  method: string;
  segments: readonly string[];
  handler: Handler;
}

function match(route: Route, path: readonly string[]): Map<string, string> | undefined {
  if (route.segments.length !== path.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, segment] of route.segments.entries()) {
    const actual = path[index] ?? "";
    if (segment.startsWith(":")) params.set(segment.slice(1), actual);
    else if (segment !== actual) return undefined;
  }
  return params;
}

export class Router {
  readonly #routes: Route[] = [];

  on(method: "GET" | "POST", path: string, handler: Handler): this {
    this.#routes.push({ method, segments: path.split("/"), handler });
    return this;
  }

  /** @returns false when no route answers, so that the caller decides what follows. */
  async handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<boolean> {
    const path = url.pathname.split("/");
    for (const route of this.#routes) {
      if (route.method !== req.method) continue;
      const params = match(route, path);
      if (!params) continue;
      await route.handler({ req, res, url, param: (name) => params.get(name) ?? "" });
      return true;
    }
    return false;
  }
}
