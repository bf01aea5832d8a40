/** The relay refused this very message: sending it again would be refused again. */
export class MessageRefused extends Error {
  override name = "MessageRefused";
}
