import { expect, test } from "vitest";
import { actionKey } from "../../../scripts/action-key.mjs";
import { buildEnv } from "../../../scripts/prepare.mjs";

const SECRET = "a-secret-that-every-machine-shares-0001";

test("two machines that share their secret give the same names to the forms' actions", () => {
  expect(actionKey(SECRET)).toBe(actionKey(SECRET));
  expect(actionKey(SECRET)).not.toBe(actionKey(`${SECRET}2`));
  expect(Buffer.from(actionKey(SECRET) ?? "", "base64")).toHaveLength(32);
  expect(actionKey(undefined)).toBeUndefined();
  expect(actionKey("")).toBeUndefined();
});

test("a build receives that key and no secret", () => {
  const given = {
    PATH: "/bin",
    AUTH_SECRET: SECRET,
    HASH_KEY: "x",
    DATABASE_URL: "postgresql://x",
  };
  expect(buildEnv(given)).toEqual({
    PATH: "/bin",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(SECRET),
  });
  expect(buildEnv({ PATH: "/bin" })).toEqual({ PATH: "/bin" });
});
