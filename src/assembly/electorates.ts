import { ineligibility, rostersOf, type Electorate, type Ineligibility } from '../governance/electorate.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import { joinedRoster, unlisted } from '../governance/roster/eligibility.ts';
import { seatWith } from '../governance/roster/roster.ts';
import {
  seatId,
  type BodyId,
  type Instant,
  type MemberId,
  type RoomId,
  type SeatId,
} from '../governance/terms.ts';
import type { Bodies } from './bodies.ts';
import type { Rosters } from './rosters.ts';

/** What is voted on, as far as it says who may vote. */
export interface Question {
  readonly body: BodyId;
  /** The proposal's own room, which the configuration may have forgotten meanwhile. */
  readonly room?: RoomId;
  /** What was laid down when it was proposed; otherwise that of the body today. */
  readonly electorate?: Electorate;
  /** Absent for what is not open yet. */
  readonly opensAt?: Instant;
}

export function questionOf(proposal: Proposal): Question {
  const { body, room, electorate } = proposal.terms;
  return {
    ...{ body, room },
    ...(electorate === undefined ? {} : { electorate }),
    ...(proposal.status === 'made' ? {} : { opensAt: proposal.opensAt }),
  };
}

/** Who may vote on what, and with whom they share a ballot: as of the events that were heard. */
export class Electorates {
  readonly #bodies: Bodies;
  readonly #rosters: Rosters;

  constructor(bodies: Bodies, rosters: Rosters) {
    this.#bodies = bodies;
    this.#rosters = rosters;
  }

  of({ body, electorate }: Question): Electorate {
    return electorate ?? this.#bodies.withId(body)?.electorate ?? { room: true };
  }

  /** Why somebody may not vote at a moment; undefined if they may. The bot itself never votes. */
  ineligibility(question: Question, member: MemberId, at: Instant): Ineligibility | undefined {
    const { body, room, opensAt } = question;
    const bodies = this.#bodies;
    if (bodies.isBot(member)) return { why: 'not on the roster' };
    return ineligibility(
      this.of(question),
      {
        inRoom: () => bodies.isOf(body, room, member),
        homeserver: member.slice(member.indexOf(':') + 1),
        joinedRoom: () => bodies.joinedAt(body, room, member),
        onRoster: (condition) => unlisted(this.#rosters.get(condition.id), member, condition, at),
        joinedRoster: (id) => joinedRoster(this.#rosters.get(id), member),
      },
      opensAt,
    );
  }

  mayVote(question: Question, member: MemberId, at: Instant): boolean {
    return this.ineligibility(question, member, at) === undefined;
  }

  /** Whose ballot somebody casts: their own, or that of the organisation for which they are on a list. */
  seatOf(question: Question, member: MemberId): SeatId {
    for (const id of rostersOf(this.of(question))) {
      const seat = seatWith(this.#rosters.get(id), member);
      if (seat !== undefined) return seat.id;
    }
    return seatId(member);
  }

  /** How many ballots there can be. */
  size(question: Question, at: Instant): number {
    const { body, room } = question;
    const listed = rostersOf(this.of(question)).flatMap((id) => [...this.#rosters.get(id).seatOf.keys()]);
    const people = new Set([...this.#bodies.peopleOf(body, room), ...listed]);
    const eligible = [...people].filter((member) => this.mayVote(question, member, at));
    return new Set(eligible.map((member) => this.seatOf(question, member))).size;
  }
}
