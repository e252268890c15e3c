import type { Ineligibility } from '../../governance/electorate.ts';
import type { Exclusion } from '../../governance/proposal/facts.ts';
import type { Voting } from '../../governance/proposal/proposal.ts';
import type { Instant, MemberId, ProposalNumber } from '../../governance/terms.ts';
import { person } from '../people.ts';
import { lines, message, type Text } from '../text.ts';
import { moment } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { whyIneligible } from './ineligible.ts';
import { titleOf } from './parts.ts';

/** Asks a blocker, in the thread, which principle the proposal goes against. */
export function reasonQuestion(voice: Voice, { number }: Pick<Voting, 'number'>, voter: MemberId): Text {
  const example = commandLine(voice, `vote ${String(number)} block because …`);
  return message(lines(voice.say('asked.reason', { voter: person(voter), number, example })));
}

/** A word in a thread that looks like a vote and is none: better asked than lost. */
export function threadHint(
  voice: Voice,
  { number }: Pick<Voting, 'number'>,
  member: MemberId,
  word: string,
): Text {
  const example = commandLine(voice, `vote ${String(number)} ${word}`);
  return message(lines(voice.say('hint.thread vote', { member: person(member), example })));
}

/** What a private word names of a proposal, live or from the register. */
export interface Named {
  readonly number: ProposalNumber;
  readonly title: string;
  readonly labels: readonly string[];
  readonly bodyName: string;
  readonly closesAt: Instant;
}

/** Why a vote does not count, told to its voter alone. */
export function privateWord(
  voice: Voice,
  who: MemberId,
  named: Named,
  why: Extract<Exclusion, 'late'> | 'arrived late' | Ineligibility,
): Text {
  const { say } = voice;
  const { number, bodyName: body } = named;
  const title = titleOf(say, named);
  if (typeof why === 'object') {
    const because = whyIneligible(voice, why, { who, body, closesAt: named.closesAt });
    return message(lines(say('private.ineligible', { number, title, because })));
  }
  const closesAt = moment(say, named.closesAt);
  return message(lines(say(`private.${why}`, { number, title, closesAt })));
}
