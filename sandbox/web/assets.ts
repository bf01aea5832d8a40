import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";

const TYPES: Record<string, string> = {
  "fc.css": "text/css; charset=utf-8",
  "site.css": "text/css; charset=utf-8",
  "fc.svg": "image/svg+xml",
  "site.svg": "image/svg+xml",
};

/** A closed list of names, so no path from the address reaches the disk. */
export async function serveAsset(res: ServerResponse, pathname: string): Promise<void> {
  const name = pathname.replace("/assets/", "");
  const type = TYPES[name];
  if (type === undefined) {
    res.writeHead(404).end();
    return;
  }
  const content = await readFile(new URL(`../assets/${name}`, import.meta.url));
  res.writeHead(200, { "Content-Type": type, "X-Content-Type-Options": "nosniff" }).end(content);
}
