// The site's own HTTP server: a thin front before Next (decision 34). It decides what the application
// is told about the client, and bounds what a connection may cost.
import { createServer } from "node:http";
import next from "next";
import { answerUnexpected, replaceBlankErrors } from "./blank-errors.mjs";
import { createMark, elsewhere, ownOrigin } from "./front.mjs";

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 20_000;
const MAX_HEADER_BYTES = 16 * 1024;
const DRAIN_MS = 5_000;

const dev = process.argv.includes("--dev");
const appUrl = new URL(process.env.APP_URL ?? "http://ac.localhost:3000");
const port = Number(process.env.PORT || appUrl.port || 3000);
const production = process.env.APP_MODE === "production";
const host = process.env.HOST || (production ? "0.0.0.0" : "127.0.0.1");

// Unset, Next would call the public address back, with the person's cookies.
process.env.__NEXT_PRIVATE_ORIGIN = ownOrigin(host, port);
const mark = createMark({ appUrl, trustedProxy: Boolean(process.env.TRUSTED_PROXY) });

const server = createServer({
  maxHeaderSize: MAX_HEADER_BYTES,
  headersTimeout: HEADERS_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  keepAliveTimeout: KEEP_ALIVE_MS,
});
server.maxRequestsPerSocket = 1_000;

const app = next({ dev, dir: process.cwd(), hostname: appUrl.hostname, port, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();

server.on("request", (request, response) => {
  if (mark(request)) {
    response.writeHead(204).end();
    return;
  }
  const target = elsewhere(request, { appUrl, production });
  if (target) {
    response.writeHead(307, { location: target, "cache-control": "no-store" }).end();
    return;
  }
  replaceBlankErrors(request, response);
  handle(request, response).catch((error) => {
    console.error(error instanceof Error ? error.stack : error);
    if (response.headersSent) response.end();
    else answerUnexpected(response);
  });
});

let stopping = false;
/** Finishes the requests under way, then leaves. */
function stop() {
  if (stopping) return;
  stopping = true;
  const leave = () => process.exit(0);
  server.close(() => void app.close().finally(leave));
  server.closeIdleConnections();
  setTimeout(leave, DRAIN_MS).unref();
}
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);

server.once("error", (error) => {
  console.error(`Le port ${port} ne peut pas être ouvert : ${error.code ?? error.message}`);
  process.exit(1);
});
server.listen(port, host);
