import type { IncomingHttpHeaders } from "node:http";

interface FrontRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}
export declare function ownOrigin(host: string, port: number): string;
export declare function createMark(site: {
  appUrl: URL;
  trustedProxy: boolean;
}): (request: FrontRequest) => boolean;
export declare function elsewhere(
  request: FrontRequest,
  site: { appUrl: URL; production: boolean },
): string | undefined;
