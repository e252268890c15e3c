import type { Origin, Terms } from '../../governance/proposal/facts.ts';
import type { Closed, Open, Proposal } from '../../governance/proposal/proposal.ts';
import { messageLink, person } from '../people.ts';
import { lines, message, type Text } from '../text.ts';
import { commandLine, type Voice } from '../voice.ts';
import { outcomeWord } from './outcome-words.ts';
import { counts, titleOf } from './parts.ts';

/** On the card: where it comes from. */
export function originLines({ say }: Pick<Voice, 'say'>, { escalatedFrom: origin }: Terms): Text[] {
  if (origin === undefined) return [];
  const { proposal: number, bodyName: body, room, card } = origin;
  return [say('card.escalated', { number, body, link: messageLink(room, card) })];
}

/** In the thread that it comes from, once its card is in the other room. */
export function goesOn({ say }: Voice, { number, terms, card }: Open, { proposal: former }: Origin): Text {
  const words = { former, number, body: terms.bodyName, by: person(terms.proposer) };
  return message(
    lines(say('escalated.thread', words), say('review.link', { link: messageLink(terms.room, card) })),
  );
}

/** In the room of the group that it reports to, in one line: the outcome first. */
export function report({ say }: Voice, { number, terms, outcome, count, voided, card }: Closed): Text {
  const named = {
    number,
    title: titleOf(say, terms),
    body: terms.bodyName,
    link: messageLink(terms.room, card),
  };
  if (voided !== undefined) return message(lines(say('report.void', named)));
  if (count === undefined) throw new Error(`proposal ${String(number)} did not come to its vote`);
  const word = outcomeWord(say, terms.rule, outcome);
  const text = { ...named, outcome: capitalized(word), counts: counts(say, count.tally) };
  return message(lines(say('report.result', text)));
}

function capitalized({ plain, html }: Text): Text {
  const first = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return { plain: first(plain), html: first(html) };
}

export function nowhereToEscalate(voice: Voice, { terms }: Proposal): Text {
  return message(lines(voice.say('refused.escalate.nowhere', { body: terms.bodyName })));
}

export function escalatedAlready({ say }: Voice, proposal: Proposal): Text {
  const { number } = proposal;
  const escalated = proposal.status === 'made' ? undefined : proposal.escalated;
  const { to = 0, toName = '' } = escalated ?? {};
  return message(lines(say('refused.escalate.already', { number, to, body: toName })));
}

/** Whoever did not make it, while it is open: everybody may propose there (R7). */
export function notYoursToEscalate(voice: Voice, { number, terms }: Proposal, body: string): Text {
  const line = commandLine(voice, `propose ${terms.title}`);
  const words = { number, proposer: person(terms.proposer), body, line };
  return message(lines(voice.say('refused.escalate.not yours', words)));
}

/** What was withdrawn or is void. */
export function nothingDecided(voice: Voice, proposal: Proposal, body: string): Text {
  const { number, terms } = proposal;
  const line = commandLine(voice, `propose ${terms.title}`);
  const outcome = voice.say(`outcome.${proposal.status === 'closed' ? proposal.outcome : 'void'}`);
  return message(lines(voice.say('refused.escalate.nothing decided', { number, outcome, body, line })));
}

export function notMemberThere({ say }: Voice, body: string): Text {
  return message(lines(say('refused.escalate.not a member', { body })));
}
