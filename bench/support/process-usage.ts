import { readFileSync } from "node:fs";

/** Linux gives process times in hundredths of a second. */
const TICKS = 100;

export interface Usage {
  cpuSeconds: number;
  memoryMb: number;
  peakMb: number;
}

const megabytes = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? Number.NaN) / 1024;

/** CPU time and memory of a process since its start, from /proc; nothing elsewhere than on Linux. */
export function usageOf(pid: string | undefined): Usage | undefined {
  if (pid === undefined) return undefined;
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
    memoryMb: megabytes(status, "VmRSS"),
    peakMb: megabytes(status, "VmHWM"),
  };
}
