import pino, { type Logger as PinoLogger } from "pino";

export type Logger = Pick<PinoLogger, "debug" | "info" | "warn" | "error">;

/** Members that never reach a log, whatever object carries them. */
const SECRET_MEMBERS = [
  "code",
  "otp",
  "token",
  "access_token",
  "id_token",
  "client_secret",
  "secret",
  "password",
  "authorization",
  "cookie",
  "link",
  "url",
];

/** Structured log on standard output, one JSON object a line, secrets removed by name at two depths. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    redact: { paths: SECRET_MEMBERS.flatMap((m) => [m, `*.${m}`]), censor: "[removed]" },
  });
}
