import fc from 'fast-check';

import { arriveLate, declareVoid } from '../../src/governance/proposal/after-closing.ts';
import { close, move } from '../../src/governance/proposal/decide.ts';
import { evolve } from '../../src/governance/proposal/evolve.ts';
import type { Fact } from '../../src/governance/proposal/facts.ts';
import type { Proposal } from '../../src/governance/proposal/proposal.ts';
import { CHOICES, eventId, memberId, roomId } from '../../src/governance/terms.ts';
import { CLOSES, moderator, OPENS } from './proposal-facts.ts';
import { Life, lives } from './proposal-life.ts';
import { DAY, HOUR } from './times.ts';

const lateVote = fc.record({
  voter: fc.constantFrom(...['@ada', '@ben', '@zoe'].map(memberId)),
  choice: fc.constantFrom(...CHOICES),
  via: fc.constantFrom('reaction', 'words'),
  sentAt: fc.integer({ min: OPENS, max: CLOSES + HOUR }),
});

const happenings = fc.record({
  steps: lives,
  /** When each new room has its card; in the one before nobody could vote for two hours. */
  moves: fc.array(fc.integer({ min: CLOSES - 2 * DAY, max: CLOSES + DAY }), { maxLength: 2 }),
  voidWhileOpen: fc.option(fc.string(), { nil: undefined, freq: 3 }),
  late: fc.array(lateVote, { maxLength: 3 }),
  voidAfterwards: fc.option(fc.string(), { nil: undefined }),
});

const LATER = CLOSES + 3 * DAY;

/** What can happen to a proposal that moves with its room, and to one that has ended. */
export const endedLives: fc.Arbitrary<readonly Fact[]> = happenings.map((happening) => {
  const life = new Life(happening.steps);
  const facts: Fact[] = [...life.facts];
  const after = (proposal: Proposal, ...more: readonly Fact[]): Proposal => {
    facts.push(...more);
    return more.reduce<Proposal>(evolve, proposal);
  };
  let proposal: Proposal = life.open;
  for (const [index, at] of happening.moves.entries()) {
    const [event, room] = [eventId(`$moved-${String(index)}`), roomId(`!new-${String(index)}`)];
    const card = { event, room, at, sentAt: at, mutedAt: at - 2 * HOUR };
    if (proposal.status === 'open') proposal = after(proposal, ...move(proposal, card));
  }
  proposal = after(proposal, ...voided(proposal, '$void-open', happening.voidWhileOpen));
  if (proposal.status === 'open') proposal = after(proposal, close(proposal, 4, proposal.closesAt));
  for (const [index, vote] of happening.late.entries()) {
    const late = { ...vote, event: eventId(`$late-${String(index)}`), at: LATER };
    if (proposal.status === 'closed') proposal = after(proposal, ...arriveLate(proposal, late));
  }
  after(proposal, ...voided(proposal, '$void', happening.voidAfterwards));
  return facts;
});

function voided(proposal: Proposal, event: string, reason: string | undefined): Fact[] {
  if (reason === undefined) return [];
  const command = { event: eventId(event), at: LATER, sentAt: LATER };
  const fact = declareVoid(proposal, moderator, reason, command);
  return typeof fact === 'string' ? [] : [fact];
}
