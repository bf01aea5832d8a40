/** Status codes that a protocol endpoint refuses with. */
export type ProtocolStatus = 400 | 401 | 405 | 413;

/**
 * Refusal of a machine endpoint in the words of its RFC (6749 §5.2, 6750 §3.1). `error` is absent when
 * the request carried no credential at all.
 */
export class ProtocolError extends Error {
  constructor(
    readonly status: ProtocolStatus,
    readonly error: string | undefined,
    readonly description: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(description);
    this.name = "ProtocolError";
  }
}
