import type { Duration, Instant, RosterId } from './terms.ts';

/** Whoever is on a list of members, once probation is over (R11). */
export interface OnRoster {
  readonly id: RosterId;
  readonly probation?: Duration;
}

/** What somebody must be to vote. All that is named must hold; nothing named is everybody in the room. */
export interface Conditions {
  readonly roster?: OnRoster;
  /** Joined to a room of the body. */
  readonly room?: true;
  /** With an account of one of these. */
  readonly homeservers?: readonly string[];
  /** Joined the list, or the room, before the proposal opened: nobody is called in for one vote. */
  readonly joinedBeforeOpening?: true;
}

/** Who may vote in a body: the conditions, and with `anyOf` those of at least one of these as well. */
export interface Electorate extends Conditions {
  readonly anyOf?: readonly Conditions[];
}

/** Why somebody's vote does not count. It is told to nobody else: it may be a matter of the membership group's. */
export interface Ineligibility {
  readonly why:
    | 'not in the room'
    | 'other homeserver'
    | 'joined later'
    | 'not on the roster'
    | 'probation'
    | 'frozen'
    | 'left'
    | 'denied';
  /** From when votes would count, where that is known. */
  readonly from?: Instant;
}

/** What is known of somebody, asked one by one. */
export interface Standing {
  readonly inRoom: () => boolean;
  readonly homeserver: string;
  /** When they joined the room; undefined where they are not in it. */
  readonly joinedRoom: () => Instant | undefined;
  readonly onRoster: (condition: OnRoster) => Ineligibility | undefined;
  /** When they joined a list; undefined where they are not on it. */
  readonly joinedRoster: (id: RosterId) => Instant | undefined;
}

/**
 * Whether somebody may vote now.
 * @param opensAt of the proposal; undefined for one that is to be opened now
 * @returns undefined if so, else the first reason why not
 */
export function ineligibility(
  electorate: Electorate,
  person: Standing,
  opensAt: Instant | undefined,
): Ineligibility | undefined {
  const { anyOf } = electorate;
  const unmet = failing(electorate, person, opensAt);
  if (unmet !== undefined || anyOf === undefined) return unmet;
  const tried = anyOf.map((conditions) => failing(conditions, person, opensAt));
  // Whoever is on a list and must wait is told that, rather than that another condition is not met either.
  return tried.includes(undefined) ? undefined : (tried.find((each) => each?.from !== undefined) ?? tried[0]);
}

function failing(
  { roster, room, homeservers, joinedBeforeOpening }: Conditions,
  person: Standing,
  opensAt: Instant | undefined,
): Ineligibility | undefined {
  if (room === true && !person.inRoom()) return { why: 'not in the room' };
  if (homeservers?.includes(person.homeserver) === false) return { why: 'other homeserver' };
  const unlisted = roster === undefined ? undefined : person.onRoster(roster);
  if (unlisted !== undefined) return unlisted;
  if (joinedBeforeOpening !== true || opensAt === undefined) return undefined;
  const joined = [
    ...(roster === undefined ? [] : [person.joinedRoster(roster.id)]),
    ...(roster === undefined || room === true ? [person.joinedRoom()] : []),
  ];
  return joined.every((since) => since !== undefined && since <= opensAt)
    ? undefined
    : { why: 'joined later' };
}

/** The lists that an electorate asks. */
export function rostersOf({ roster, anyOf }: Electorate): readonly RosterId[] {
  if (anyOf === undefined) return roster === undefined ? [] : [roster.id];
  return [...new Set([{ roster }, ...anyOf].flatMap((each) => each.roster?.id ?? []))];
}
