import { z } from "zod";
import type { Ctx } from "@/lib/context.types";
import { payloadContext } from "./enqueue";
import type { OutboxInput } from "./message";

const schema = z.discriminatedUnion("channel", [
  z.object({
    channel: z.literal("MAIL"),
    kind: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  }),
  z.object({
    channel: z.literal("SMS"),
    kind: z.string(),
    to: z.string(),
    text: z.string(),
    correlationId: z.string().optional(),
  }),
  z.object({
    channel: z.literal("PDF"),
    kind: z.enum(["attestation", "training"]),
    attestationId: z.string(),
  }),
]);

/** Decrypts a message that was not emptied yet; throws when it was altered or emptied. */
export const openPayload = (
  ctx: Pick<Ctx, "cipher">,
  row: { id: string; payload: string },
): OutboxInput => schema.parse(JSON.parse(ctx.cipher.open(row.payload, payloadContext(row.id))));
