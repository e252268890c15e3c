import { editDistance } from '../config/edit-distance.ts';

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
