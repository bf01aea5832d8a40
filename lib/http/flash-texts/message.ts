/** What a one-time message says, and how loud. */
export interface FlashMessage {
  severity: "success" | "info" | "warning" | "error";
  text: string;
  /** Said instead where the active structure is known. */
  named?: string;
}
