import { z } from "zod";
import { codeSchema } from "@/lib/carte-totp/code";
import { emailSchema } from "./email";

/** First step of sign-in; `next` was checked by the page and is checked again by the use case. */
export const loginSchema = z.object({
  email: emailSchema,
  code: codeSchema,
  next: z.string().max(4000).optional(),
});

export type LoginInput = z.output<typeof loginSchema>;
