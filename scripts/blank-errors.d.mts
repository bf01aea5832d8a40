import type { IncomingMessage, ServerResponse } from "node:http";

export declare function answerUnexpected(response: ServerResponse, status?: number): void;
export declare function replaceBlankErrors(
  request: IncomingMessage,
  response: ServerResponse,
): void;
