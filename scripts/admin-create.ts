// First account of the administration: npm run admin:create -- --email … --name "Prénom Nom" [--force]
import { parseArgs } from "node:util";
import { createAdmin, createAdminSchema } from "../lib/administration/create-admin";
import { assembleContext } from "../lib/context";
import { env } from "../lib/env";
import { entryOf } from "../lib/errors/catalogue";
import { DomainError } from "../lib/errors/domain-error";

const USAGE =
  'Usage: npm run admin:create -- --email someone@example.fr --name "Prénom Nom" [--force]';

function typedOptions() {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      name: { type: "string" },
      force: { type: "boolean", default: false },
    },
  });
  return createAdminSchema.parse(values);
}

let input;
try {
  input = typedOptions();
} catch {
  console.error(USAGE);
  process.exit(1);
}
const ctx = assembleContext(env());
try {
  const made = await createAdmin(ctx, { kind: "system", name: "admin-create" }, input);
  if (made.link === null) {
    console.log(`${input.email} est administrateur technique et garde ses moyens de connexion.`);
  } else {
    console.log(`Lien d'activation de ${input.email}, valable 15 minutes, une seule fois :`);
    console.log(made.link);
  }
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(entryOf(error.code).message);
  process.exitCode = 1;
} finally {
  await ctx.db.$disconnect();
}
