/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions,
 * substitutions and swaps of neighbours each count one. Time and space grow with the product of the lengths.
 */
export function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
        swapped ? at(row - 2, column - 2) + 1 : Infinity,
      );
    }
  }
  return at(from.length, to.length);
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
