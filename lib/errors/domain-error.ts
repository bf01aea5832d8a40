import type { ErrorCode } from "./catalogue";

/** A named refusal: its code decides the message and the HTTP answer (catalogue.ts). */
export class DomainError extends Error {
  /**
   * @param field the form field that the refusal concerns
   * @param fields the refusal of each form field, when several are refused at once
   * @param detail for the log only, never shown
   * @param reference what to give to support, shown with the message
   * @param retryAfterSeconds for refusals that end by themselves
   */
  constructor(
    readonly code: ErrorCode,
    readonly options: {
      field?: string;
      fields?: Readonly<Record<string, ErrorCode>>;
      detail?: string;
      reference?: string;
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(options.detail ? [code, options.detail].join(": ") : code);
    this.name = "DomainError";
  }
}
