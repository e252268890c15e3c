/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions,
 * substitutions and swaps of neighbours each count one. Time and space grow with the product of the lengths.
 */
export function editDistance(from: string, to: string): number {
  const a = [...from];
  const b = [...to];
  const rows: number[][] = [b.map((_, j) => j).concat(b.length)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const substituted = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(
        Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, substituted, swapped ? at(i - 2, j - 2) + 1 : Infinity),
      );
    }
  }
  return at(a.length, b.length);
}

/**
 * The candidate that a mistyped word most likely means, in whatever case; the first one of equals.
 * Up to two slips are forgiven, in short words fewer: at most half of the letters.
 */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const slipsForgiven = Math.min(2, Math.floor(typed.length / 2));
  let nearest: string | undefined;
  let fewest = slipsForgiven + 1;
  for (const candidate of candidates) {
    // The distance is at least the difference in length: a very long word costs nothing.
    if (Math.abs(candidate.length - typed.length) > 2) continue;
    const slips = editDistance(typed, candidate.toLowerCase());
    if (slips < fewest) [nearest, fewest] = [candidate, slips];
  }
  return nearest;
}
