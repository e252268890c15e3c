import { tallyOf } from '../../governance/proposal/ballots.ts';
import type { Terms } from '../../governance/proposal/facts.ts';
import type { Closed, Open } from '../../governance/proposal/proposal.ts';
import type { Choice, Instant, ProposalNumber } from '../../governance/terms.ts';
import type { Say } from '../catalogue/catalogue.ts';
import { renderMarkdown } from '../markdown.ts';
import { person } from '../people.ts';
import { lines, message, quote, sentences, type Block, type Text } from '../text.ts';
import { moment, timeLeft } from '../times.ts';
import { choiceWords, type Voice } from '../voice.ts';
import { originLines } from './escalation.ts';
import { lifeLines } from './follow-through.ts';
import { fieldLines } from './money.ts';
import { outcomeWord } from './outcome-words.ts';
import { electorateText } from './electorate.ts';
import { counts, titleOf } from './parts.ts';

/** Longer details go into the card's thread, so that the card stays one short message. */
const INLINE_CHARACTERS = 700;
const INLINE_LINES = 6;

/** How the card of the moment differs from what its terms say. */
export interface CardState {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** The closing moved, because the card came late into the room (invariant 8). */
  readonly moved: boolean;
  /** The text was edited: longer details then stand in the thread more than once. */
  readonly revised?: boolean;
}

export function fitsOnCard(details: string): boolean {
  return details.length <= INLINE_CHARACTERS && details.split('\n').length <= INLINE_LINES;
}

/** The message that opens a proposal. */
export function card(voice: Voice, number: ProposalNumber, terms: Terms, state: CardState): Text {
  const { say } = voice;
  const closes = say('card.open', {
    period: timeLeft(state.closesAt - state.opensAt),
    closesAt: moment(say, state.closesAt),
  });
  return message(
    ...opening(voice, number, terms, state.closesAt),
    lines(state.moved ? sentences(closes, say('card.moved')) : closes),
    ...detailsOf(voice, number, terms, state.revised),
    lines(say('card.vote', { ...offered(terms), words: choiceWords(voice) }), say('card.block')),
  );
}

/** The same message after the end: its text stays, the outcome takes the place of the invitation to vote. */
export function closedCard(voice: Voice, proposal: Closed): Text {
  const { number, terms } = proposal;
  return message(
    lines(ending(voice, proposal)),
    ...opening(voice, number, terms, proposal.closesAt),
    ...detailsOf(voice, number, terms, proposal.revision !== undefined),
  );
}

/** The same message in the room that replaces the one where it was proposed. */
export function movedCard(voice: Voice, proposal: Open): Text {
  const note = voice.say('card.moved room', { counts: counts(voice.say, tallyOf(proposal)) });
  const { plain, html } = openCard(voice, proposal);
  return message(lines(note), { plain, html });
}

function openCard(voice: Voice, { number, terms, opensAt, closesAt, revision }: Open): Text {
  return card(voice, number, terms, { opensAt, closesAt, moved: false, revised: revision !== undefined });
}

/** The card of an open proposal once more, after something about it has changed. */
export function cardToday(voice: Voice, proposal: Open): Text {
  const { earlierCards } = proposal;
  const { plain, html } = openCard(voice, proposal);
  if (earlierCards.length === 0) return { plain, html };
  return message(lines(voice.say('card.moved room before')), { plain, html });
}

/** The details as the first message of the card's thread. */
export function detailsMessage({ say }: Voice, { number, terms }: Pick<Open, 'number' | 'terms'>): Text {
  return message(lines(say('card.details', { number })), renderMarkdown(terms.details));
}

/** The reaction on the card for each choice. */
function offered({ reactions }: Terms): Record<Choice, string> {
  const { agree, disagree, abstain, block } = reactions;
  return {
    agree: agree[0] ?? '',
    disagree: disagree[0] ?? '',
    abstain: abstain[0] ?? '',
    block: block[0] ?? '',
  };
}

function opening(voice: Voice, number: ProposalNumber, terms: Terms, closesAt: Instant): Block[] {
  const { say } = voice;
  const heading = say('proposal.heading', { number, title: titleOf(say, terms) });
  const proposed = say('card.body', {
    body: terms.bodyName,
    proposer: person(terms.proposer),
    rule: terms.rule.name,
  });
  const { Justification: justification } = terms.fields;
  const notes = [
    ...whoMayVote(say, terms),
    ...(justification === undefined ? [] : [say('card.urgent', { justification })]),
    ...(terms.urgent && terms.rule.votingPeriod.urgent === undefined
      ? [
          say('card.not shortened', {
            label: terms.labels.filter((label) => label !== terms.rule.label).join(' '),
          }),
        ]
      : []),
  ];
  return [
    lines(
      heading,
      proposed,
      ...notes,
      ...fieldLines(say, terms),
      ...meanings(say, terms),
      ...originLines(voice, terms),
      ...lifeLines(voice, terms, closesAt),
    ),
  ];
}

/** As it was when it was proposed, so that the card stays as it is. */
function whoMayVote(say: Voice['say'], { electorate, eligible = 0 }: Terms): Text[] {
  return electorate === undefined ? [] : [electorateText(say, electorate, eligible)];
}

/** What passing means, where the group has words of its own for it (R13). */
function meanings(say: Say, { rule: { outcomes } }: Terms): Text[] {
  return outcomes === undefined ? [] : [say('card.meanings', { ...outcomes })];
}

function detailsOf(
  { say }: Voice,
  number: ProposalNumber,
  { details, thread }: Terms,
  revised = false,
): Block[] {
  if (details === '') return [];
  if (fitsOnCard(details)) return [quote(renderMarkdown(details))];
  if (revised) return [lines(say('card.details revised', { number }))];
  return [lines(say(thread === undefined ? 'card.details elsewhere' : 'card.details below'))];
}

function ending({ say }: Voice, proposal: Closed): Text {
  if (proposal.voided !== undefined) return say('card.void', { by: person(proposal.voided.by) });
  if (proposal.escalated !== undefined && proposal.count === undefined) {
    const { by, to, toName: body } = proposal.escalated;
    return say('card.escalated to', { by: person(by), to, body });
  }
  if (proposal.count === undefined) {
    return say('card.withdrawn', { by: person(proposal.terms.proposer) });
  }
  return say('card.ended', {
    outcome: outcomeWord(say, proposal.terms.rule, proposal.outcome),
    counts: counts(say, tallyOf(proposal)),
  });
}
