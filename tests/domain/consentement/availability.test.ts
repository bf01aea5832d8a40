import { describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/env";
import { remoteMethods } from "@/lib/mandat/remote-choice";
import { smsSenderOf } from "@/lib/sms/sender";
import { movableClock } from "../../support/context";
import { testVariables } from "../../support/env";

const PROVIDER = {
  SMS_BASE_URL: "https://sms.exemple.fr",
  SMS_TOKEN_PATH: "/token",
  SMS_SEND_PATH: "/send",
  SMS_USER: "user",
  SMS_PASSWORD: "password",
  SMS_CALLBACK_SECRET: "s".repeat(32),
};
const PRODUCTION = {
  APP_MODE: "production",
  APP_URL: "https://aidantsconnect.exemple.fr",
  TRUSTED_PROXY: "x-forwarded-for",
  SMTP_URL: "smtp://relais.exemple.fr",
  FC_FS_ISSUER: "https://fc.exemple.fr/api/v2",
  FC_FI_REDIRECT_URIS: "https://fc.exemple.fr/callback",
};
const env = (changes: Record<string, string>) =>
  parseEnv(testVariables("postgresql://app@localhost/ac", changes));
const methods = (changes: Record<string, string>) => remoteMethods(env(changes));

describe("ways to conclude at a distance", () => {
  test("follow the two flags [MAN-067]", () => {
    expect(methods({})).toEqual(["LEGACY", "SMS"]);
    expect(methods({ CONSENTEMENT_SMS: "0" })).toEqual(["LEGACY"]);
    expect(methods({ MANDAT_DISTANCE: "0" })).toEqual([]);
  });

  test("hide SMS in production without a complete provider", () => {
    expect(methods(PRODUCTION)).toEqual(["LEGACY"]);
    expect(methods({ ...PRODUCTION, ...PROVIDER })).toEqual(["LEGACY", "SMS"]);
    for (const name of Object.keys(PROVIDER)) {
      expect(methods({ ...PRODUCTION, ...PROVIDER, [name]: "" })).toEqual(["LEGACY"]);
    }
    expect(methods({ ...PRODUCTION, ...PROVIDER, SMS_OFF: "1" })).toEqual(["LEGACY"]);
  });

  test("let other SMS wait in production without a provider", async () => {
    const send = smsSenderOf({ settings: env(PRODUCTION), clock: movableClock() });
    const sms = { channel: "SMS", kind: "code", to: "+33612345678", text: "123456" } as const;
    await expect(send(sms, "1")).rejects.toThrow("no SMS provider");
  });

  test("refuse a real provider in a demonstration, plain http and a short secret", () => {
    expect(() => env(PROVIDER)).toThrow("demo and test modes send no real SMS");
    const plain = { ...PRODUCTION, ...PROVIDER, SMS_BASE_URL: "http://sms.exemple.fr" };
    expect(() => env(plain)).toThrow("SMS_BASE_URL must be https");
    const short = { ...PRODUCTION, ...PROVIDER, SMS_CALLBACK_SECRET: "short" };
    expect(() => env(short)).toThrow("SMS_CALLBACK_SECRET");
  });
});
