import { tallyOf } from '../governance/proposal/ballots.ts';
import { verdictNow } from '../governance/proposal/decide.ts';
import type { Terms } from '../governance/proposal/facts.ts';
import { statusOf, type Closed, type Open } from '../governance/proposal/proposal.ts';
import type { Requirement } from '../governance/rule.ts';
import type { Instant, ProposalNumber, Status } from '../governance/terms.ts';
import type { RequirementResult } from '../governance/verdict.ts';
import type { Say } from './catalogue/catalogue.ts';
import { requirementText } from './requirement-words.ts';
import { isoTime } from './times.ts';

/** What events say to machines beside the text (product.md, section 5). Times are ISO 8601 in UTC. */
export type MachineData = Readonly<Record<string, unknown>>;

export interface CardState {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly status: Status;
}

export function proposalData(number: ProposalNumber, terms: Terms, state: CardState): MachineData {
  return {
    'coop.althing.proposal': {
      number,
      body: terms.body,
      rule: terms.rule.name,
      title: terms.title,
      labels: terms.labels,
      proposer: terms.proposer,
      opensAt: isoTime(state.opensAt),
      closesAt: isoTime(state.closesAt),
      status: state.status,
    },
  };
}

/** The same of a proposal whose card is in the room. */
export function votingData(proposal: Open | Closed): MachineData {
  const { number, terms, opensAt, closesAt } = proposal;
  return proposalData(number, terms, { opensAt, closesAt, status: statusOf(proposal) });
}

/** @param hash of the fact that closed it */
export function resultData(say: Say, proposal: Closed, hash: string): MachineData {
  const { number, terms, outcome, closedAt, count } = proposal;
  return {
    'coop.althing.result': {
      number,
      body: terms.body,
      outcome,
      authority: terms.authority,
      // A withdrawn proposal did not come to its vote: its tally is what stood, and no rule was applied.
      tally: count?.tally ?? tallyOf(proposal),
      eligible: count?.eligible ?? null,
      requirements: count === undefined ? [] : requirementsData(say, terms.rule.require, count.requirements),
      closedAt: isoTime(closedAt),
      ledger: hash,
    },
  };
}

export interface StandingData {
  readonly proposal: Open;
  readonly eligible: number;
}

/** So that the longest titles still fit into one event. */
const LISTED = 30;

export function statusData(standings: readonly StandingData[]): MachineData {
  return {
    'coop.althing.status': {
      proposals: standings.slice(0, LISTED).map(({ proposal, eligible }) => ({
        number: proposal.number,
        title: proposal.terms.title,
        closesAt: isoTime(proposal.closesAt),
        tally: tallyOf(proposal),
        wouldPass: verdictNow(proposal, eligible).outcome === 'passed',
      })),
    },
  };
}

export interface RequirementData extends RequirementResult {
  readonly text: string;
}

export function requirementsData(
  say: Say,
  requirements: readonly Requirement[],
  results: readonly RequirementResult[],
): RequirementData[] {
  return requirements.flatMap((requirement, index) => {
    const result = results[index];
    return result === undefined ? [] : [{ text: requirementText(say, requirement).plain, ...result }];
  });
}
