import { percentile, rowsOf } from "./figures";
import type { Usage } from "./process-usage";

interface Outcome {
  /** What was counted, for instance « logins ». */
  what: string;
  /** Durations in milliseconds by step; the whole is under `what`. */
  samples: ReadonlyMap<string, readonly number[]>;
  failures: readonly string[];
  elapsedSeconds: number;
  before: Usage | undefined;
  after: Usage | undefined;
}

/** Prints the figures of a bench: throughput, latencies, and what the site's process spent. */
export function printReport(outcome: Outcome): void {
  const { what, samples, failures, elapsedSeconds, before, after } = outcome;
  const done = samples.get(what) ?? [];
  const milliseconds = (share: number) => percentile(done, share).toFixed(0);
  console.table(rowsOf(samples));
  console.log(`${what.padEnd(20)} ${String(done.length)} in ${elapsedSeconds.toFixed(1)} s`);
  console.log(`failed               ${String(failures.length)} ${failures[0] ?? ""}`);
  console.log(`per second           ${(done.length / elapsedSeconds).toFixed(2)}`);
  console.log(`p50 / p99            ${milliseconds(0.5)} / ${milliseconds(0.99)} ms`);
  if (!before || !after) {
    console.log("CPU and memory       give SITE_PID, the id of the site's process");
    return;
  }
  const cpu = ((after.cpuSeconds - before.cpuSeconds) * 1000) / done.length;
  console.log(`CPU ms for one       ${cpu.toFixed(1)} (site process)`);
  console.log(`memory / peak        ${after.memoryMb.toFixed(0)} / ${after.peakMb.toFixed(0)} MB`);
}
