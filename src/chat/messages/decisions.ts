import type { EventId, Instant, Outcome, ProposalNumber, RoomId } from '../../governance/terms.ts';
import type { QueryProblem } from '../decisions-query.ts';
import { messageLink } from '../people.ts';
import { joined, lines, list, message, sentences, type Text } from '../text.ts';
import { day } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { titleOf } from './parts.ts';
import { refusal } from './refusals.ts';

export interface ShownDecision {
  readonly number: ProposalNumber;
  readonly title: string;
  readonly labels: readonly string[];
  readonly bodyName: string;
  readonly room: RoomId;
  readonly card: EventId;
  readonly outcome: Outcome;
  readonly closedAt: Instant;
}

/** What was asked for. */
export interface Asked {
  readonly text: string;
  readonly bodyNames: readonly string[];
  readonly since?: Instant;
  /** In which `since` is the beginning of a day. */
  readonly timezone: string;
}

export interface Found {
  /** How many there are; `most` stands for that many or more. */
  readonly total: number;
  readonly most: number;
  readonly decisions: readonly ShownDecision[];
}

/** What was decided, newest first. */
export function decisionsList(voice: Voice, asked: Asked, { total, most, decisions }: Found): Text {
  const { say } = voice;
  const what = whatWasAsked(voice, asked);
  if (total === 0) {
    const none = say('decisions.none', { what });
    const command = commandLine(voice, 'decisions');
    return message(
      lines(asked.text.length === 0 ? none : sentences(none, say('decisions.fewer', { command }))),
    );
  }
  const rest = total - decisions.length;
  const more = total < most ? say('decisions.more', { count: rest }) : say('decisions.many more');
  return message(
    lines(
      total < most
        ? say('decisions.heading', { count: total, what })
        : say('decisions.heading many', { count: total, what }),
    ),
    list([...decisions.map((decision) => decisionLine(voice, decision)), ...(rest > 0 ? [more] : [])]),
  );
}

function decisionLine({ say }: Voice, decision: ShownDecision): Text {
  const { number, outcome, closedAt, bodyName: body, room, card } = decision;
  return say('decisions.line', {
    number,
    outcome: say(`outcome.${outcome}`),
    title: titleOf(say, decision),
    day: day(say, closedAt),
    body,
    link: messageLink(room, card),
  });
}

/** "of Full group with “solar” since 1 Oct 2026". */
function whatWasAsked({ say }: Voice, { text, bodyNames, since, timezone }: Asked): Text {
  const [body = '', ...others] = bodyNames;
  const parts = [
    others.length > 0 ? say('decisions.of yours') : say('decisions.of', { body }),
    ...(text.length === 0 ? [] : [say('decisions.with', { text })]),
    ...(since === undefined ? [] : [say('decisions.since', { day: day(say, since, timezone) })]),
  ];
  return joined(parts, ' ');
}

/** What can't be searched for, and what can. */
export function unclearQuery(voice: Voice, query: QueryProblem): Text {
  const { say } = voice;
  const { problem, text } = query;
  const wrong = say(`refused.decisions.${problem}`, { text });
  if (query.problem === 'no word') return refusal(voice, [wrong], commandLine(voice, 'decisions'));
  if (query.problem === 'unknown body') {
    const line = commandLine(voice, `decisions ${query.line}`);
    return message(lines(wrong, say('refused.did you mean', { line })));
  }
  const examples = query.lines.map((line) =>
    say('refused.for instance', { line: commandLine(voice, `decisions ${line}`) }),
  );
  return message(lines(wrong, ...examples));
}

/** In a room only its own group's decisions are shown. */
export function otherBody(voice: Voice, here: string, other: string, line: string): Text {
  const command = commandLine(voice, `decisions ${line}`);
  return message(lines(voice.say('refused.decisions.other body', { here, other, command })));
}
