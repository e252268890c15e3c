import { ballots } from '../../governance/proposal/ballots.ts';
import type { Voting } from '../../governance/proposal/proposal.ts';
import type { MessageKey } from '../catalogue/catalogue.ts';
import { person } from '../people.ts';
import { lines, list, type Block } from '../text.ts';
import { commandLine, type Voice } from '../voice.ts';
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
