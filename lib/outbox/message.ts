/** A mail ready to leave: both parts are written by the domain that sends it. */
export interface MailMessage {
  channel: "MAIL";
  /** Name of the mail, for instance `login-link`. */
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** An SMS ready to leave. */
export interface SmsMessage {
  channel: "SMS";
  kind: string;
  /** E.164. */
  to: string;
  text: string;
  /** What the provider sends back with an answer; the message's own id when absent. */
  correlationId?: string | undefined;
}

/** A PDF to be made from a stored attestation, of a mandat or of a training. */
export interface PdfRequest {
  channel: "PDF";
  kind: "attestation" | "training";
  attestationId: string;
}

export type OutboxInput = MailMessage | SmsMessage | PdfRequest;
