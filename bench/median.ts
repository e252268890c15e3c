export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that is no smaller than this part of them; NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
