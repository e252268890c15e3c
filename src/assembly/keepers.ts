import type { RosterConfig } from '../config/config.ts';
import { unlisted } from '../governance/roster/eligibility.ts';
import type { BodyId, Instant, MemberId } from '../governance/terms.ts';
import type { Bodies } from './bodies.ts';
import type { Rosters } from './rosters.ts';

export interface KeepersContext {
  readonly bodies: Bodies;
  readonly rosters: Rosters;
  readonly now: Instant;
}

/**
 * Whether somebody in the room of the body that keeps a list may read and change it: those whose votes count by that
 * list. While nobody like that is there (the list is new, say) it is whoever is there, or nobody could ever begin;
 * but never who is frozen or denied, or has left.
 */
export function keepsList(
  { bodies, rosters, now }: KeepersContext,
  { id, probation }: RosterConfig,
  body: BodyId,
  who: MemberId,
): boolean {
  const roster = rosters.get(id);
  const condition = probation === undefined ? { id } : { id, probation };
  const unmet = (account: MemberId) => unlisted(roster, account, condition, now)?.why;
  const why = unmet(who);
  if (why === undefined) return true;
  if (why !== 'not on the roster' && why !== 'probation') return false;
  return ![...bodies.peopleOf(body, undefined)].some((each) => unmet(each) === undefined);
}
