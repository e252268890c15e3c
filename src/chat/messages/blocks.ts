import { ballots } from '../../governance/proposal/ballots.ts';
import type { Voting } from '../../governance/proposal/proposal.ts';
import { withdrawnBlocksOf } from '../../governance/proposal/withdrawn-blocks.ts';
import type { MessageKey } from '../catalogue/catalogue.ts';
import { person } from '../people.ts';
import { lines, list, type Block, type Text } from '../text.ts';
import { commandLine, type Voice } from '../voice.ts';
import { namesOf } from './parts.ts';
import { excerpt } from './excerpt.ts';

/** Each concern is heard, but a message stays short: the rest is one command away. */
const SHOWN = 3;

/** Who blocks, and why. */
export function blockLines(
  voice: Voice,
  proposal: Voting,
  heading: Extract<MessageKey, `${string}.blocks`>,
): Block[] {
  const { say } = voice;
  const blocking = ballots(proposal).filter((ballot) => ballot.counts?.choice === 'block');
  if (blocking.length === 0) return [];
  const items = blocking
    .slice(0, SHOWN)
    .map(({ voter, reason }) =>
      reason === undefined
        ? say('result.block without reason', { voter: person(voter) })
        : say('result.block', { voter: person(voter), reason: excerpt(reason) }),
    );
  const rest = blocking.length - items.length;
  const command = commandLine(voice, `ballots ${String(proposal.number)}`);
  if (rest > 0) items.push(say('result.more blocks', { count: rest, command }));
  return [lines(say(heading)), list(items)];
}

/** Each concern without who has it, for whoever reads it alone. */
export function concernLines(
  { say }: Pick<Voice, 'say'>,
  proposal: Voting,
  heading: Extract<MessageKey, `${string}.blocks`>,
): Block[] {
  const blocking = ballots(proposal).filter((ballot) => ballot.counts?.choice === 'block');
  if (blocking.length === 0) return [];
  const items = blocking
    .slice(0, SHOWN)
    .map(({ reason }) =>
      reason === undefined ? say('blocks.no reason') : say('verbatim', { text: excerpt(reason) }),
    );
  const rest = blocking.length - items.length;
  if (rest > 0) items.push(say('blocks.more', { count: rest }));
  return [lines(say(heading)), list(items)];
}

/** Whose Block was taken back: none is left of it in the sum, and it was a concern. */
export function withdrawnBlockLines({ say }: Pick<Voice, 'say'>, proposal: Voting): Text[] {
  const withdrawn = withdrawnBlocksOf(proposal);
  if (withdrawn.length === 0) return [];
  const voters = namesOf(
    say,
    withdrawn.map(({ voter }) => voter),
  );
  return [say('blocks.withdrawn', { count: withdrawn.length, voters })];
}
