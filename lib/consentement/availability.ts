import type { Ctx } from "@/lib/context.types";

type Settings = Ctx["settings"];

/** What a provider needs; one blank and there is none (mandats §4.6). */
const NEEDED = [
  "SMS_BASE_URL",
  "SMS_TOKEN_PATH",
  "SMS_SEND_PATH",
  "SMS_USER",
  "SMS_PASSWORD",
  "SMS_CALLBACK_SECRET",
] as const satisfies readonly (keyof Settings)[];

export type ProviderSettings = Pick<Settings, (typeof NEEDED)[number] | "SMS_OFF">;

export const hasSmsProvider = (settings: ProviderSettings): boolean =>
  !settings.SMS_OFF && NEEDED.every((name) => settings[name] !== "");

/** Whether a consent may be asked by SMS: hidden in production rather than pretending (mandats §4.6). */
export const smsConsentOffered = (
  settings: ProviderSettings & Pick<Settings, "APP_MODE" | "MANDAT_DISTANCE" | "CONSENTEMENT_SMS">,
): boolean =>
  settings.MANDAT_DISTANCE &&
  settings.CONSENTEMENT_SMS &&
  (settings.APP_MODE !== "production" || hasSmsProvider(settings));
