import type { TestProject } from "vitest/node";
import { dropDatabases, ensureDatabase } from "../../scripts/databases.mjs";
import { ensurePostgres } from "../../scripts/postgres.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
    template: string;
  }
}

/** One migrated template database per run, in a server of the tests' own; test files copy it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await ensurePostgres("test", { fast: true });
  const template = `template_${String(process.pid)}`;
  await ensureDatabase(server.url, template);
  project.provide("serverUrl", server.url);
  project.provide("template", template);
  return async () => {
    await dropDatabases(server.url, `${template}%`);
  };
}
