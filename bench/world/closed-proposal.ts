import type { Terms } from '../../src/governance/proposal/facts.ts';
import type { AnyFact } from '../../src/governance/facts.ts';
import { eventId, proposalNumber, type Instant } from '../../src/governance/terms.ts';
import { cardOf } from './world.ts';

const SIX_DAYS = 6 * 24 * 3_600_000;

/** A proposal that its proposer and one other agreed on, decided before `before`. */
export function* closedProposal(number: number, terms: Terms, before: Instant): Generator<AnyFact> {
  const proposal = proposalNumber(number);
  const closesAt = before - 1000 * (200_000 - number);
  const opensAt = closesAt - SIX_DAYS;
  const card = cardOf(number);
  yield {
    type: 'proposal made',
    proposal,
    cause: `$command-${number}`,
    at: opensAt,
    terms,
    plannedFor: opensAt,
  };
  yield { type: 'proposal opened', proposal, cause: card, at: opensAt, card, opensAt, closesAt };
  const cause = eventId(`$only-vote-on-${number}`);
  const vote = { voter: terms.proposer, choice: 'agree', via: 'reaction', castAt: opensAt } as const;
  yield { type: 'vote cast', proposal, cause, at: opensAt, ...vote };
  yield {
    type: 'proposal closed',
    proposal,
    cause: `deadline:${number}`,
    at: closesAt,
    outcome: 'passed',
    tally: { agree: 1, disagree: 0, abstain: 0, block: 0, notCounted: 0 },
    eligible: terms.eligible ?? 1,
    requirements: [],
  };
}
