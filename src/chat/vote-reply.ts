import type { ChoiceReader } from './choice.ts';
import { splitReason } from './choice-and-reason.ts';
import type { ChoiceAndReason } from './choice-and-reason.ts';
import { withoutReplyFallback } from './reply-fallback.ts';

/**
 * A vote by a direct reply to the card: nothing but a choice word, or one followed by `because …` or `: …`.
 * Talk that only begins with such a word ("No, I think …") is no vote, and undefined.
 */
export function parseVoteReply(
  text: string,
  words: Pick<ChoiceReader, 'ofWord'>,
): ChoiceAndReason | undefined {
  const { head, ...reason } = splitReason(withoutReplyFallback(text));
  const choice = words.ofWord(head);
  return choice === undefined ? undefined : { choice, ...reason };
}
