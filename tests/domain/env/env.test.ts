import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/env";
import { testVariables } from "../../support/env";

const DATABASE = "postgresql://app@localhost/ac";
const variables = (changes: Record<string, string | undefined> = {}) => ({
  ...testVariables(DATABASE),
  ...changes,
});

/** A production that starts: real addresses, a proxy and a relay. */
const production = (changes: Record<string, string | undefined> = {}) =>
  variables({
    APP_MODE: "production",
    APP_URL: "https://aidantsconnect.exemple.fr",
    TRUSTED_PROXY: "X-Forwarded-For",
    SMTP_URL: "smtp://relais.exemple.fr",
    FC_FS_ISSUER: "https://fc.exemple.fr/api/v2",
    FC_FI_REDIRECT_URIS: "https://fc.exemple.fr/callback",
    FC_FI_POST_LOGOUT_REDIRECT_URIS: "https://fc.exemple.fr/logout",
    ...changes,
  });

const refusal = (raw: Record<string, string | undefined>): string => {
  try {
    parseEnv(raw);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "";
};

describe("the configuration", () => {
  test("derives from APP_URL what is not given", () => {
    const env = parseEnv(variables({ APP_URL: "http://ac.localhost:3000/" }));
    expect(env.APP_URL).toBe("http://ac.localhost:3000");
    expect(env.FC_FS_REDIRECT_URI).toBe("http://ac.localhost:3000/callbackv2/");
    expect(env.FC_FS_POST_LOGOUT_REDIRECT_URI).toBe("http://ac.localhost:3000/logout-callback/");
    expect(env.FC_FI_ISSUER).toBe("http://ac.localhost:3000");
    expect(parseEnv(variables({ FC_FI_ISSUER: "https://autre.fr" })).FC_FI_ISSUER).toBe(
      "https://autre.fr",
    );
  });

  test("takes an empty variable for an absent one", () => {
    expect(parseEnv(variables({ SESSION_IDLE: "" })).SESSION_IDLE).toBe(2700);
  });

  test.each([
    ["APP_MODE", undefined],
    ["APP_MODE", "staging"],
    ["APP_URL", "ac.localhost"],
    ["DATABASE_URL", undefined],
    ["DATABASE_URL", "mysql://localhost/ac"],
    ["DATABASE_POOL", "0"],
    ["AUTH_SECRET", "too-short"],
    ["HASH_KEY", undefined],
    ["ENCRYPTION_KEYS", undefined],
    ["ENCRYPTION_KEYS", "1:too-short"],
    ["ENCRYPTION_KEYS", `0:${Buffer.alloc(32).toString("base64")}`],
    ["ATTESTATION_SIGNING_KEY", ""],
    ["USAGER_SUB_SALT", "short"],
    ["FC_FS_CLIENT_SECRET", "short"],
    ["FC_FI_CLIENT_SECRET", undefined],
    ["FC_FS_ALG", "none"],
    ["FC_FI_ID_TOKEN_ALG", "none"],
    ["SESSION_IDLE", "-1"],
    ["CONTACT_EMAIL", "nobody"],
    ["LOGIN_LINK_OTHER_BROWSER", "maybe"],
    ["MANDAT_DISTANCE", "yes"],
  ])("refuses %s = %j and names it", (name, value) => {
    expect(refusal(variables({ [name]: value }))).toContain(name);
  });

  test("never repeats a value in a refusal", () => {
    const message = refusal(variables({ AUTH_SECRET: "hunter2", DATABASE_URL: "mysql://hunter2" }));
    expect(message).toContain("AUTH_SECRET");
    expect(message).not.toContain("hunter2");
  });

  test("keeps every encryption key and its version", () => {
    const key = Buffer.alloc(32, 7).toString("base64");
    const env = parseEnv(variables({ ENCRYPTION_KEYS: `1:${key}, 3:${key}` }));
    expect([...env.ENCRYPTION_KEYS.keys()]).toEqual([1, 3]);
  });

  test("refuses two ways of sending mail at once", () => {
    expect(
      refusal(production({ RESEND_API_KEY: "re_1", SMTP_URL: "smtp://relais.exemple.fr" })),
    ).toContain("exclude each other");
  });

  test.each(["ES256", "RS256"])("asks for a key when %s signs the identity", (algorithm) => {
    expect(refusal(variables({ FC_FI_ID_TOKEN_ALG: algorithm }))).toContain("FC_FI_SIGNING_KEY");
    expect(refusal(variables({ FC_FI_USERINFO_ALG: algorithm }))).toContain("FC_FI_SIGNING_KEY");
  });

  test.each(["APP_URL", "FC_FS_ISSUER"])("refuses http in %s outside *.localhost", (name) => {
    expect(refusal(variables({ [name]: "http://exemple.fr" }))).toContain("https");
  });
});

describe("a production configuration", () => {
  test("starts when it is complete", () => {
    expect(parseEnv(production())).toMatchObject({
      APP_MODE: "production",
      TRUSTED_PROXY: "x-forwarded-for",
    });
  });

  test.each([
    ["TRUSTED_PROXY", { TRUSTED_PROXY: undefined }],
    ["RESEND_API_KEY or SMTP_URL", { SMTP_URL: undefined }],
    ["FC_FI_REDIRECT_URIS", { FC_FI_REDIRECT_URIS: undefined }],
    ["https", { APP_URL: "http://ac.localhost:3000" }],
    ["https", { FC_FS_ISSUER: "http://fc.localhost:3001/api/v2" }],
    ["AUTH_SECRET", { AUTH_SECRET: `development-only-${"x".repeat(40)}` }],
    ["FC_FS_CLIENT_ID", { FC_FS_CLIENT_ID: "development-only-fs-1" }],
  ])("is refused without what it needs: %s", (reason, changes) => {
    expect(refusal(production(changes))).toContain(reason);
  });
});

describe("a demonstration", () => {
  const demo = (changes: Record<string, string | undefined> = {}) =>
    variables({ APP_MODE: "demo", ...changes });

  test("starts with local addresses only", () => {
    expect(parseEnv(demo()).APP_MODE).toBe("demo");
    expect(refusal(demo({ FC_FS_ISSUER: "https://fc.exemple.fr/api/v2" }))).toContain("simulator");
  });

  test.each([
    ["SMTP_URL", "smtp://relais.exemple.fr"],
    ["RESEND_API_KEY", "re_1"],
  ])("never sends real mail: %s", (name, value) => {
    expect(refusal(demo({ [name]: value }))).toContain("no real mail");
  });
});

describe("a test run", () => {
  test.each([
    ["SMTP_URL", "smtp://relais.exemple.fr", "no real mail"],
    ["RESEND_API_KEY", "re_1", "no real mail"],
    ["FC_FS_ISSUER", "https://fc.exemple.fr/api/v2", "simulator"],
  ])("shows its mails and codes, so it is refused a real %s", (name, value, reason) => {
    expect(refusal(variables({ [name]: value }))).toContain(reason);
  });
});

test.each(["x-client-address", "X-Nonce", "x-path", "x-flash", "x-request-id", "x-own-call"])(
  "the proxy's header cannot be %s, which the service gives itself",
  (TRUSTED_PROXY) => {
    expect(refusal(production({ TRUSTED_PROXY }))).toContain("TRUSTED_PROXY");
  },
);

test.each(["x forwarded for", "x-forwarded-for:"])("« %s » is not a header", (TRUSTED_PROXY) => {
  expect(refusal(production({ TRUSTED_PROXY }))).toContain("TRUSTED_PROXY");
});

describe(".env.example", () => {
  const explained = readFileSync(".env.example", "utf8");
  const listed = [...explained.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);

  test("lists every variable that the service reads, once", () => {
    const read = Object.keys(parseEnv(variables()));
    const schema = readFileSync("lib/env.ts", "utf8");
    const known = [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]*): /gm)].map(([, name]) => name);
    expect(known).toEqual(expect.arrayContaining(read));
    expect([...new Set(known)].filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !known.includes(name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test("gives no secret", () => {
    for (const name of ["AUTH_SECRET", "HASH_KEY", "ENCRYPTION_KEYS", "FC_FS_CLIENT_SECRET"]) {
      expect(explained).toMatch(new RegExp(`^${name}=$`, "m"));
    }
  });
});
