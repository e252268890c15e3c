import type { MemberId } from '../terms.ts';
import type { Occurrence } from './decide.ts';
import type { Fact, Wording } from './facts.ts';
import type { Made, Proposal } from './proposal.ts';
import { timeOf } from './time-of.ts';

export interface Edit extends Occurrence {
  readonly by: MemberId;
  readonly wording: Wording;
}

/** Why its text stands. */
export type ReviseRefusal = 'closed' | 'voting is over' | 'others have voted';

/** Why no edit changes the text any more; undefined while one can. */
export function whyItStands(proposal: Proposal, occurrence: Occurrence): ReviseRefusal | undefined {
  if (proposal.status === 'closed') return 'closed';
  if (proposal.status === 'made') return undefined;
  if (timeOf(occurrence) >= proposal.closesAt) return 'voting is over';
  return proposal.othersVoted ? 'others have voted' : undefined;
}

/** Its proposer edited the message that made it. An edit that is older than the newest, or says the same, is none. */
export function revise(proposal: Proposal, { by, wording, ...occurrence }: Edit): Fact[] | ReviseRefusal {
  if (proposal.terms.proposer !== by || !isNewest(proposal, occurrence)) return [];
  const stands = whyItStands(proposal, occurrence);
  if (stands !== undefined) return stands;
  if (isSame(proposal.terms, wording)) return [];
  const { event: cause, at } = occurrence;
  const saidAt = timeOf(occurrence);
  return [{ type: 'proposal revised', proposal: proposal.number, cause, at, saidAt, wording }];
}

/** Client-server API, "Event replacements": the newest by its time, and of two from one time the greater id. */
export function isNewest({ revision }: Pick<Made, 'revision'>, { event, ...times }: Occurrence): boolean {
  if (revision === undefined) return true;
  const saidAt = timeOf(times);
  return saidAt > revision.saidAt || (saidAt === revision.saidAt && event > revision.edit);
}

function isSame(one: Wording, other: Wording): boolean {
  const [first, second] = [one, other].map(({ fields }) => Object.entries(fields).sort());
  return (
    one.title === other.title &&
    one.details === other.details &&
    JSON.stringify(first) === JSON.stringify(second)
  );
}
