import { z } from "zod";
import { startSandbox, type Sandbox } from "./start";

async function start(): Promise<Sandbox> {
  try {
    return await startSandbox(process.env);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    process.stderr.write(`simulator not started: ${reason}\n`);
    process.exit(1);
  }
}

const sandbox = await start();
process.stdout.write(`FranceConnect simulator  ${sandbox.issuer}\n`);
process.stdout.write(`Demonstration site       ${sandbox.siteUrl}\n`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void sandbox.stop().then(() => process.exit(0));
  });
}
