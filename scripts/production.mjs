import { say } from "./console.mjs";
import { migrate } from "./migrate.mjs";

/** In production the structure changes only when the owner's address is given (decision 33). */
export async function applyMigrations() {
  const url = process.env.MIGRATION_DATABASE_URL;
  if (!url) {
    say(
      "MIGRATION_DATABASE_URL est absent : migrations et tâches de fond laissées à une autre machine.",
    );
    return;
  }
  say(`Migrations appliquées : ${await migrate(url)}.`);
}
