/** The value below which a share of the sample lies; the sample may be unsorted. */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One row a step: how many, median, 99th percentile and maximum, in milliseconds. */
export function rowsOf(samples: ReadonlyMap<string, readonly number[]>) {
  return [...samples].map(([step, sample]) => ({
    step,
    count: sample.length,
    "p50 ms": Number(percentile(sample, 0.5).toFixed(1)),
    "p99 ms": Number(percentile(sample, 0.99).toFixed(1)),
    "max ms": Number(percentile(sample, 1).toFixed(1)),
  }));
}
