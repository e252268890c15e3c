import type { Extended, Open, Proposal } from '../../governance/proposal/proposal.ts';
import type { ProposalNumber } from '../../governance/terms.ts';
import type { ExtensionRefusal } from '../../governance/voting-period.ts';
import type { ClosingTime } from '../closing-time.ts';
import { cut } from '../cut.ts';
import { person } from '../people.ts';
import { lines, message, type Text } from '../text.ts';
import { isoMinute, moment, period } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { forInstance, refusal } from './refusals.ts';

/** The line to send names a minute. */
const MINUTE = 60_000;

/** In the thread: the old end and the new. */
export function extended(
  { say }: Voice,
  { number }: Open,
  { by, from, closesAt }: Pick<Extended, 'by' | 'from' | 'closesAt'>,
): Text {
  const ends = { from: moment(say, from), to: moment(say, closesAt) };
  return message(lines(say('extended.thread', { number, by: person(by), ...ends })));
}

export function noExtension(voice: Voice, number: ProposalNumber): Text {
  return forInstance(voice, voice.say('refused.extend.how long'), `extend ${String(number)} by 3 days`);
}

export function unclearExtension(
  voice: Voice,
  number: ProposalNumber,
  text: string,
  { why, suggestions }: Extract<ClosingTime, { kind: 'unclear' }>,
): Text {
  const wrong = voice.say(`refused.time.${why}`, { text: cut(text, 60) });
  // One that is an elapsed time stands for a text that gave nothing to go by.
  const moments = suggestions.filter((each) => !each.startsWith('in '));
  const [likely] = why === 'not understood' ? [] : moments;
  const how = likely === undefined ? 'by 3 days' : `until ${likely}`;
  return forInstance(voice, wrong, `extend ${String(number)} ${how}`);
}

export function extensionRefused(voice: Voice, proposal: Proposal, refused: ExtensionRefusal): Text {
  const { say } = voice;
  const { number } = proposal;
  if (refused.refused === 'not later') {
    const wrong = say('refused.extend.not later', { number, closesAt: moment(say, refused.closesAt) });
    return forInstance(voice, wrong, `extend ${String(number)} by 3 days`);
  }
  const { maximum, latest } = refused;
  const wrong = say('refused.too late', { maximum: period(maximum), latest: moment(say, latest) });
  const reached = proposal.status === 'open' && latest - MINUTE < proposal.closesAt;
  const line = commandLine(voice, `extend ${String(number)} until ${isoMinute(latest)} UTC`);
  return refusal(voice, [wrong], reached ? undefined : line);
}
