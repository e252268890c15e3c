import { ballots } from '../../governance/proposal/ballots.ts';
import type { Closed } from '../../governance/proposal/proposal.ts';
import { person } from '../people.ts';
import { capitalized, requirementText, working } from '../requirement-words.ts';
import { lines, list, message, type Block, type Text } from '../text.ts';
import { moment } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { blockLines, withdrawnBlockLines } from './blocks.ts';
import { stewardLines } from './follow-through.ts';
import { excerpt } from './excerpt.ts';
import { moneyLines } from './money.ts';
import { outcomeWord } from './outcome-words.ts';
import { authorityText, counts, namesOf, titleOf } from './parts.ts';

/** Whether the whole record is a file beside the message. */
export interface Whereabouts {
  readonly attached: boolean;
}

/** What was announced at the end of the vote, with the working shown. The outcome stands first. */
export function result(voice: Voice, proposal: Closed, hash: string, record: Whereabouts): Text {
  const { say } = voice;
  const { number, terms, count } = proposal;
  if (count === undefined || (proposal.outcome !== 'passed' && proposal.outcome !== 'not passed')) {
    throw new Error(`proposal ${String(number)} did not come to its vote`);
  }
  const requirements = terms.rule.require.map((requirement, index) =>
    say('result.requirement', {
      text: requirementText(say, requirement),
      working: working(say, requirement, at(count.requirements, index)),
    }),
  );
  return message(
    lines(
      outcomeHeading(voice, proposal, proposal.outcome),
      say('result.counts', { counts: counts(say, count.tally) }),
    ),
    list(requirements),
    ...blockLines(voice, proposal, 'result.blocks'),
    lines(
      ...moneyLines(voice, proposal),
      authorityText(say, 'result', terms),
      say('result.period', { from: moment(say, proposal.opensAt), to: moment(say, proposal.closesAt) }),
      ...stewardLines(voice, proposal),
      ...remarks(voice, proposal),
      ...whereabouts(voice, record),
      say('result.record', { hash: hash.slice(0, 16) }),
    ),
  );
}

function outcomeHeading({ say }: Voice, { number, terms }: Closed, outcome: 'passed' | 'not passed'): Text {
  const words = { number, title: titleOf(say, terms) };
  if (terms.rule.outcomes === undefined) return say(`result.${outcome}`, words);
  return say('result.in other words', {
    ...words,
    outcome: capitalized(outcomeWord(say, terms.rule, outcome)),
  });
}

export function withdrawal(voice: Voice, { number, terms, escalated }: Closed, record: Whereabouts): Text {
  const { say } = voice;
  return message(
    lines(
      say('result.withdrawn', { number, title: titleOf(say, terms) }),
      escalated === undefined
        ? say('result.withdrawn by', { by: person(terms.proposer) })
        : say('result.escalated', { by: person(escalated.by), to: escalated.to, body: escalated.toName }),
      ...whereabouts(voice, record),
    ),
  );
}

/** The same in the thread, for those who follow it there. */
export function withdrawnInThread({ say }: Voice, { number, terms }: Closed): Text {
  return message(lines(say('withdrawn.thread', { number, by: person(terms.proposer) })));
}

/** What a steward said of it, and what became of it. */
export function voidance(voice: Voice, { number, terms, voided }: Closed, record: Whereabouts): Text {
  if (voided === undefined) throw new Error(`proposal ${String(number)} is not void`);
  const { by, reason, before } = voided;
  const { say } = voice;
  return message(
    lines(
      say('result.void', { number, title: titleOf(say, terms) }),
      say('result.void by', { by: person(by), reason: excerpt(reason) }),
      before === undefined
        ? say('result.void open')
        : say('result.void decided', { outcome: outcomeWord(say, terms.rule, before) }),
      ...whereabouts(voice, record),
    ),
  );
}

function whereabouts({ say }: Voice, { attached }: Whereabouts): Text[] {
  return attached ? [say('result.record attached')] : [];
}

/** What a reader of the sum should know of single ballots. */
function remarks({ say, prefix }: Voice, proposal: Closed): Block[] {
  const command = commandLine({ prefix }, `status ${String(proposal.number)}`);
  const list = commandLine({ prefix }, `ballots ${String(proposal.number)}`);
  const all = ballots(proposal);
  const split = all.filter(({ otherwise }) => otherwise.length > 0).length;
  const counted = all.flatMap((ballot) => ballot.counts ?? []);
  const notCounted = proposal.count?.tally.notCounted ?? 0;
  const hidden = counted.filter((vote) => vote.hiddenBy !== undefined).length;
  const delayed = counted.filter((vote) => vote.delayed === true);
  const [extension] = proposal.extensions;
  return [
    ...(extension === undefined
      ? []
      : [
          say('result.extended', {
            count: proposal.extensions.length,
            from: moment(say, extension.from),
          }),
        ]),
    ...withdrawnBlockLines({ say }, proposal),
    ...(split === 0 ? [] : [say('result.divided', { count: split, command: list })]),
    ...(notCounted === 0 ? [] : [say('result.not counted', { count: notCounted, command })]),
    ...(hidden === 0 ? [] : [say('result.hidden', { count: hidden })]),
    ...(delayed.length === 0
      ? []
      : [
          say('result.delayed', {
            count: delayed.length,
            voters: namesOf(
              say,
              delayed.map(({ voter }) => voter),
            ),
          }),
        ]),
  ];
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`the verdict has no requirement ${String(index)}`);
  return item;
}
