import type { ProposalNumber } from '../../governance/terms.ts';
import type { ClosingRefusal } from '../../governance/voting-period.ts';
import type { ClosingTime } from '../closing-time.ts';
import { cut } from '../cut.ts';
import { enumerated } from '../requirement-words.ts';
import { lines, message, type Text } from '../text.ts';
import { moment, period } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { toSend } from './refusals.ts';

/** A proposal as its proposer would type it. */
export interface ProposalDraft {
  /** With its labels. */
  readonly title: string;
  /** In the order in which they are to stand. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly details: string;
}

/** More than this is not repeated in a refusal: the proposer has it in the message that was refused. */
const REPEATED_CHARACTERS = 400;

/** Says what is wrong and shows the whole text again, corrected. */
/** @param corrected absent where only the proposer knows how; 'nothing' where nothing can be opened now */
export function refusedProposal(
  voice: Voice,
  wrong: readonly Text[],
  corrected?: ProposalDraft | 'nothing',
): Text {
  const { say } = voice;
  if (corrected === 'nothing') return message(lines(...wrong, say('refused.not opened')));
  if (corrected === undefined) return message(lines(...wrong, say('refused.nothing opened')));
  const { title, fields, details } = corrected;
  const head = [`propose ${title}`, ...fields.map(([name, value]) => `${name}: ${value}`)];
  // Never a part of the details: somebody would send it as it stands.
  const repeats = details.length > 0 && details.length <= REPEATED_CHARACTERS;
  const text = [...head, ...(repeats ? [details] : [])].join('\n');
  const again = head.some((line) => line.includes('…')) ? 'refused.fill in' : 'refused.again';
  return message(
    lines(...wrong, say(again)),
    toSend(commandLine(voice, text)),
    ...(details.length === 0 || repeats ? [] : [lines(say('refused.then details'))]),
  );
}

export function closingRefused(
  { say }: Voice,
  refused: ClosingRefusal,
  urgent: { readonly label: string; readonly minimum: number } | undefined,
): Text[] {
  if (refused.refused === 'closes too late') {
    return [
      say('refused.too late', { maximum: period(refused.maximum), latest: moment(say, refused.latest) }),
    ];
  }
  const early = say('refused.too early', {
    minimum: period(refused.minimum),
    earliest: moment(say, refused.earliest),
  });
  if (urgent === undefined) return [early];
  return [early, say('refused.urgent possible', { label: urgent.label, minimum: period(urgent.minimum) })];
}

export function unclearTime(
  { say }: Voice,
  text: string,
  { why, suggestions }: Extract<ClosingTime, { kind: 'unclear' }>,
): Text[] {
  const examples = suggestions.map((each) => say('verbatim', { text: `Closes: ${each}` }));
  return [
    say(`refused.time.${why}`, { text: cut(text, 60) }),
    ...(examples.length > 1 ? [say('refused.try', { examples: enumerated(say, 'list.or', examples) })] : []),
  ];
}

/** Where the card of an invoice stands that was not proposed in the thread of what it invoices. */
export function cardInThread({ say }: Voice, number: ProposalNumber): Text {
  return message(lines(say('invoice.in thread', { number })));
}
