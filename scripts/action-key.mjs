import { createHmac } from "node:crypto";

/**
 * Key under which Next names the forms' actions and seals what they close over. Drawn at each build, it
 * would make a form of one machine unknown to another: it follows from the secret that they all share.
 * Without that secret (demonstration, tests: one machine) Next draws one.
 *
 * @returns 32 bytes in base64, or nothing
 */
export const actionKey = (secret) =>
  secret ? createHmac("sha256", secret).update("next-server-actions").digest("base64") : undefined;
