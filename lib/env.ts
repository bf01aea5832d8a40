import { z } from "zod";

/** A secret made for development contains this word; production refuses it. */
const DEVELOPMENT_MARK = "development-only";

/** Dropped from every request before anything reads them (scripts/front.mjs). */
const OWN_HEADERS = [
  "x-client-address",
  "x-flash",
  "x-nonce",
  "x-own-call",
  "x-path",
  "x-request-id",
];

const secret = (bytes: number) => z.string().min(bytes, `at least ${String(bytes)} characters`);
const seconds = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const list = z
  .string()
  .default("")
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""));
const flag = (fallback: "0" | "1") =>
  z
    .enum(["0", "1"])
    .default(fallback)
    .transform((value) => value === "1");

/** A public register: its real address, embedded answers, or nothing (decision 18). */
const register = z.enum(["live", "fixture", "off"]).default("fixture");

/** Version:base64 pairs, the highest version encrypts. */
const encryptionKeys = z.string().transform((text, issues) => {
  const keys = new Map<number, Uint8Array>();
  for (const part of text.split(",")) {
    const [version = "", key = ""] = part.trim().split(":");
    const bytes = Buffer.from(key, "base64");
    if (!/^[1-9]\d*$/.test(version) || bytes.length !== 32) {
      issues.addIssue({ code: "custom", message: "expects version:base64 of 32 bytes" });
      return z.NEVER;
    }
    keys.set(Number(version), new Uint8Array(bytes));
  }
  return keys;
});

const schema = z.object({
  APP_MODE: z.enum(["demo", "test", "production"]),
  APP_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, "")),
  DATABASE_URL: z.string().startsWith("postgres"),
  MIGRATION_DATABASE_URL: z.string().startsWith("postgres").optional(),
  RETENTION_DATABASE_URL: z.string().startsWith("postgres").optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  TRUSTED_PROXY: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+$/, "the name of a header")
    .refine((name) => !OWN_HEADERS.includes(name), "a header that the service gives itself")
    .optional(),

  AUTH_SECRET: secret(32),
  HASH_KEY: secret(32),
  ENCRYPTION_KEYS: encryptionKeys,
  ATTESTATION_SIGNING_KEY: secret(40),
  ATTESTATION_RETIRED_KEYS: list,
  /** Folder of the exported checkpoints of the journal. */
  JOURNAL_EXPORT_DIR: z.string().default(""),
  USAGER_SUB_SALT: secret(16),

  FC_FS_ISSUER: z.url(),
  FC_FS_CLIENT_ID: z.string().min(1),
  FC_FS_CLIENT_SECRET: secret(32),
  FC_FS_REDIRECT_URI: z.url().optional(),
  FC_FS_POST_LOGOUT_REDIRECT_URI: z.url().optional(),
  FC_FS_ALG: z.enum(["RS256", "ES256"]).default("RS256"),
  FC_FS_EXTRA_SCOPES: list,
  FC_FS_TTL: seconds(1800),
  FC_FI_UID: z.string().default(""),

  FC_FI_ISSUER: z.url().optional(),
  FC_FI_CLIENT_ID: z.string().min(1),
  FC_FI_CLIENT_SECRET: secret(32),
  FC_FI_REDIRECT_URIS: list,
  FC_FI_POST_LOGOUT_REDIRECT_URIS: list,
  FC_FI_ID_TOKEN_ALG: z.enum(["HS256", "ES256", "RS256"]).default("HS256"),
  FC_FI_USERINFO_ALG: z.enum(["", "HS256", "ES256", "RS256"]).default(""),
  /** PKCS8 PEM in base64, needed by ES256 and RS256 only. */
  FC_FI_SIGNING_KEY: z.string().default(""),
  FC_FI_TTL: seconds(300),
  FC_FI_CODE_TTL: seconds(60),
  FC_FI_TOKEN_TTL: seconds(60),

  MAIL_FROM: z.string().default("Aidants Connect <ne-pas-repondre@aidantsconnect.test>"),
  CONTACT_EMAIL: z.email().default("contact@aidantsconnect.test"),
  OPERATIONS_EMAIL: z.email().default("exploitation@aidantsconnect.test"),
  DPO_EMAIL: z.email().default("dpo@aidantsconnect.test"),
  RESEND_API_KEY: z.string().default(""),
  SMTP_URL: z.string().default(""),
  SMTP_ALT_URL: z.string().default(""),
  ALT_SMTP_DOMAINS: list,

  LOGIN_LINK_TTL: seconds(600),
  LOGIN_LINK_MAX_PENDING: seconds(3),
  LOGIN_LINK_OTHER_BROWSER: z.enum(["otp", "deny", "allow"]).default("otp"),
  LOGIN_MAILS_PER_HOUR: seconds(5),
  FIRST_LOGIN_LINK_TTL: seconds(1800),
  FIRST_LOGIN_CODE_TTL: seconds(600),
  FIRST_LOGIN_CODE_TRIES: seconds(5),
  FIRST_LOGIN_RESENDS: seconds(3),
  FIRST_LOGIN_RESEND_DELAY: seconds(60),
  FIRST_LOGIN_REQUESTS: seconds(3),
  FIRST_LOGIN_REQUESTS_PER_IP: seconds(20),
  FIRST_LOGIN_REOPENED_TTL: seconds(72 * 3600),
  AUTH_SOFT_FAILS: seconds(5),
  AUTH_LOCK_FAILS: seconds(20),
  AUTH_HARD_FAILS: seconds(100),
  IP_LOGIN_LIMIT: seconds(60),
  SESSION_IDLE: seconds(45 * 60),
  SESSION_IDLE_WARNING: seconds(5 * 60),
  SESSION_ABSOLUTE: seconds(12 * 3600),
  SESSION_MAX: seconds(3),
  INACTIVITY_DEACTIVATION: flag("1"),
  INACTIVITY_WARN_MONTHS: seconds(5),
  INACTIVITY_GRACE_DAYS: seconds(30),
  NUDGE_AFTER_DAYS: seconds(90),
  WELCOME_MAIL: flag("1"),
  CGU_VERSION: z.string().default("0.4"),
  CHARTE_VERSION: z.string().default("1.0"),

  SUSPICIOUS_MANDATS_PER_HOUR: seconds(10),
  SUSPICIOUS_REMOTE_PER_USAGER: seconds(3),
  MANDAT_DISTANCE: flag("1"),
  CONSENTEMENT_SMS: flag("1"),
  DRAFT_TTL: seconds(24 * 3600),
  SMS_OFF: flag("0"),
  SMS_BASE_URL: z.string().default(""),
  SMS_TOKEN_PATH: z.string().default(""),
  SMS_SEND_PATH: z.string().default(""),
  SMS_USER: z.string().default(""),
  SMS_PASSWORD: z.string().default(""),
  SMS_CALLBACK_SECRET: z.union([z.literal(""), secret(32)]).default(""),
  SMS_CONSENT_WORD: z.string().trim().min(1).default("Oui"),
  SMS_ANSWER_TTL: seconds(1800),
  SMS_CONSENT_TTL: seconds(1800),
  CHROMIUM_PATH: z.string().default(""),

  SIRENE_MODE: register,
  SIRENE_BASE_URL: z.url().default("https://api.insee.fr"),
  SIRENE_API_KEY: z.string().default(""),
  ENTREPRISES_MODE: register,
  ENTREPRISES_BASE_URL: z.url().default("https://recherche-entreprises.api.gouv.fr"),
  ADRESSE_MODE: register,
  ADRESSE_BASE_URL: z.url().default("https://data.geopf.fr/geocodage"),
  ISSUER_LINK_TTL: seconds(72 * 3600),
  ISSUER_SESSION_IDLE: seconds(30 * 24 * 3600),
  DRAFT_REQUEST_MONTHS: seconds(12),
});

type Raw = z.infer<typeof schema>;
type RawVariables = Readonly<Record<string, string | undefined>>;
type Derived = "FC_FS_REDIRECT_URI" | "FC_FS_POST_LOGOUT_REDIRECT_URI" | "FC_FI_ISSUER";
/** The validated configuration; .env.example explains each variable. */
export type Env = Readonly<Omit<Raw, Derived> & Record<Derived, string>>;

const isLocal = (url: string): boolean => /^(.+\.)?localhost$/.test(new URL(url).hostname);

type Check = readonly [refused: boolean, reason: string];

const failed = (checks: readonly Check[]): string[] =>
  checks.filter(([refused]) => refused).map(([, reason]) => reason);

function commonRefusals(env: Raw): string[] {
  const insecure = [env.APP_URL, env.FC_FS_ISSUER].filter((url) => url.startsWith("http:"));
  const algorithms = [env.FC_FI_ID_TOKEN_ALG, env.FC_FI_USERINFO_ALG];
  return failed([
    [
      insecure.some((url) => env.APP_MODE === "production" || !isLocal(url)),
      "APP_URL and FC_FS_ISSUER must be https (http is for *.localhost, never in production)",
    ],
    [
      env.RESEND_API_KEY !== "" && env.SMTP_URL !== "",
      "RESEND_API_KEY and SMTP_URL exclude each other",
    ],
    [
      env.SIRENE_MODE === "live" && env.SIRENE_API_KEY === "",
      "SIRENE_API_KEY is needed by SIRENE_MODE=live",
    ],
    [
      algorithms.some((name) => /^[ER]S/.test(name)) && env.FC_FI_SIGNING_KEY === "",
      "FC_FI_SIGNING_KEY is needed by the chosen algorithm",
    ],
  ]);
}

function productionRefusals(env: Raw, raw: RawVariables): string[] {
  const marked = Object.keys(schema.shape).filter((name) => raw[name]?.includes(DEVELOPMENT_MARK));
  return [
    ...failed([
      [!env.TRUSTED_PROXY, "TRUSTED_PROXY must name the header set by the fronting proxy"],
      [!env.RESEND_API_KEY && !env.SMTP_URL, "RESEND_API_KEY or SMTP_URL is needed"],
      [env.FC_FI_REDIRECT_URIS.length === 0, "FC_FI_REDIRECT_URIS is empty"],
      [
        env.SMS_BASE_URL !== "" && !env.SMS_BASE_URL.startsWith("https:"),
        "SMS_BASE_URL must be https",
      ],
    ]),
    ...marked.map((name) => `${name} is a development value`),
  ];
}

/** Demonstration and tests show codes and mails to anybody: nothing real may meet them. */
const openRefusals = (env: Raw): string[] =>
  failed([
    [
      env.RESEND_API_KEY !== "" || env.SMTP_URL !== "",
      "demo and test modes send no real mail: unset RESEND_API_KEY and SMTP_URL",
    ],
    [env.SMS_BASE_URL !== "", "demo and test modes send no real SMS: unset SMS_BASE_URL"],
    [!isLocal(env.FC_FS_ISSUER), "demo and test modes work with the FranceConnect simulator only"],
  ]);

function refusals(env: Raw, raw: RawVariables): string[] {
  const common = commonRefusals(env);
  const own = env.APP_MODE === "production" ? productionRefusals(env, raw) : openRefusals(env);
  return [...common, ...own];
}

/**
 * Checks a whole environment and derives what follows from APP_URL.
 * @throws one error naming every variable at fault, never a value.
 */
export function parseEnv(raw: RawVariables): Env {
  const filled = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled);
  const problems = parsed.success
    ? refusals(parsed.data, raw)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) {
    throw new Error(`Configuration refused:\n- ${problems.join("\n- ")}`);
  }
  const env = parsed.data;
  return {
    ...env,
    FC_FS_REDIRECT_URI: env.FC_FS_REDIRECT_URI ?? `${env.APP_URL}/callbackv2/`,
    FC_FS_POST_LOGOUT_REDIRECT_URI:
      env.FC_FS_POST_LOGOUT_REDIRECT_URI ?? `${env.APP_URL}/logout-callback/`,
    FC_FI_ISSUER: env.FC_FI_ISSUER ?? env.APP_URL,
  };
}

/** Whether `next dev` serves: its overlay and its module evaluation need a looser CSP. */
export const developmentServer = process.env.NODE_ENV === "development";

let cached: Env | undefined;

/** The configuration of this process, read once, on first use (a build has none). */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
