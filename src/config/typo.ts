import { editDistance } from './edit-distance.ts';
import { quoted } from './wording.ts';

/** `; did you mean "minimum"?` when one of the known words is near enough, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const near = known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance)[0];
  return near === undefined ? '' : `; did you mean ${quoted(near.candidate)}?`;
}
