// Checks the configuration before anything is started; says every fault, never a value.
import { env } from "../lib/env";

try {
  env();
} catch (error) {
  console.error(error instanceof Error ? error.message : "Configuration refused");
  process.exit(1);
}
