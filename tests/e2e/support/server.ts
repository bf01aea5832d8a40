import { readFileSync } from "node:fs";
import { z } from "zod";
import { assembleContext } from "@/lib/context";
import type { Ctx } from "@/lib/context.types";
import { parseEnv } from "@/lib/env";

const schema = z.object({
  site: z.url(),
  franceConnect: z.url(),
  demonstrationSite: z.url(),
  settings: z.record(z.string(), z.string()),
});

/** Addresses and configuration of the service under test, as scripts/e2e-server.mjs wrote them. */
export function testedServer(): z.infer<typeof schema> {
  const file = process.env.E2E_SERVER_FILE;
  if (!file) throw new Error("run the browser tests with: npm run test:e2e");
  return schema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** A context on the database of the service under test, to prepare data and read evidence. */
export const testedContext = (): Ctx => assembleContext(parseEnv(testedServer().settings));
