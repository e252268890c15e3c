import type { Body } from '../config/config.ts';
import type { Electorate } from '../governance/electorate.ts';
import type { Terms } from '../governance/proposal/facts.ts';
import type { BodyId, Instant, MemberId, RoomId } from '../governance/terms.ts';
import type { MembershipChange } from '../ledger/ledger.ts';
import { Successors } from './successors.ts';

const IN_ROOM: Electorate = { room: true };

/**
 * Which rooms are whose, and who is in them. Rooms are joined while the bot runs; memberships follow the
 * stream of events, so that eligibility is judged as of the event at hand.
 */
export class Bodies {
  readonly #bodies: ReadonlyMap<BodyId, Body>;
  /** No longer configured, with proposals that are still open. */
  readonly #formerBodies = new Map<BodyId, Body>();
  readonly #bodyOf = new Map<RoomId, BodyId>();
  readonly #roomsOf = new Map<BodyId, Set<RoomId>>();
  /** With the time of joining, where it is known. */
  readonly #joined = new Map<RoomId, Map<MemberId, Instant | undefined>>();
  readonly #invited = new Map<RoomId, Set<MemberId>>();
  /** Who was in a room, or banned from it, and is not in it now. */
  readonly #left = new Map<RoomId, Set<MemberId>>();
  readonly #successors = new Successors();
  readonly #bot: MemberId;
  readonly #own: ReadonlySet<MemberId>;

  /** @param own the bot's account, and those that it had before */
  constructor(bodies: ReadonlyMap<BodyId, Body>, bot: MemberId, own: ReadonlySet<MemberId> = new Set([bot])) {
    this.#bodies = bodies;
    this.#bot = bot;
    this.#own = own;
  }

  /** A configured room was found: it is this body's from now on. */
  assign(room: RoomId, body: BodyId): void {
    const former = this.#bodyOf.get(room);
    if (former !== undefined) this.#roomsOf.get(former)?.delete(room);
    this.#bodyOf.set(room, body);
    setOf(this.#roomsOf, body).add(room);
  }

  /**
   * The room of a proposal that is still open is a room of its body, whatever became of the configuration or
   * of the room's alias: what people say of it there must be heard.
   */
  adopt({ room, body: id, bodyName: name, authority, binds, electorate = IN_ROOM }: Terms): void {
    if (this.#bodyOf.has(room)) return;
    this.assign(room, id);
    if (this.#bodies.has(id)) return;
    const former = { id, name, rooms: [], electorate, authority };
    this.#formerBodies.set(id, binds === undefined ? former : { ...former, binds });
  }

  /**
   * A room was upgraded: the new one is the same body's. Another body's room stays with it, whatever somebody
   * writes who may close this one.
   * @param since when the former one was closed
   * @returns whether it is so
   */
  succeed(former: RoomId, room: RoomId, since: Instant): boolean {
    const body = this.#bodyOf.get(former);
    if (body === undefined || (this.#bodyOf.get(room) ?? body) !== body) return false;
    this.#successors.add(former, room, since);
    this.assign(room, body);
    return true;
  }

  /** When a room was replaced by another; undefined when it was not. */
  replacedAt(room: RoomId): Instant | undefined {
    return this.#successors.replacedAt(room);
  }

  /** The newest room in the place of this one where the bot is; the room itself if there is none. */
  newestRoom(room: RoomId): RoomId {
    return this.#successors.after(room).findLast((next) => this.hasBot(next)) ?? room;
  }

  /** Where a body is told of things: the first of its rooms in which the bot is. Undefined while it is in none. */
  mainRoom(id: BodyId): RoomId | undefined {
    const rooms = this.#rooms(id).map((room) => this.newestRoom(room));
    return rooms.find((room) => this.hasBot(room));
  }

  /** The rooms of bodies where the bot is. */
  entered(): RoomId[] {
    return [...this.#bodyOf.keys()].filter((room) => this.hasBot(room));
  }

  ofRoom(room: RoomId): Body | undefined {
    const id = this.#bodyOf.get(room);
    return id === undefined ? undefined : (this.#bodies.get(id) ?? this.#formerBodies.get(id));
  }

  /** Whether the bot itself is there. */
  hasBot(room: RoomId): boolean {
    return this.isIn(room, this.#bot);
  }

  /** Whether the bot was there by an account that it had before. */
  hadBot(room: RoomId): boolean {
    return [...this.#own].some((own) => own !== this.#bot && this.isIn(room, own));
  }

  nameOf(id: BodyId): string {
    return (this.#bodies.get(id) ?? this.#formerBodies.get(id))?.name ?? id;
  }

  /** The bodies with a room in which this person is. */
  ofMember(member: MemberId): BodyId[] {
    return [...this.#bodies.keys(), ...this.#formerBodies.keys()].filter((id) =>
      this.#rooms(id).some((room) => this.#belongsTo(room, member)),
    );
  }

  isIn(room: RoomId, member: MemberId): boolean {
    return this.#joined.get(room)?.has(member) === true;
  }

  /** Whether somebody was in this room, or banned from it, and is not in it now. */
  hasLeft(room: RoomId, member: MemberId): boolean {
    return this.#left.get(room)?.has(member) === true;
  }

  /** A chat of nobody but the bot and one person, in no body's name. */
  isDirect(room: RoomId): boolean {
    return !this.#bodyOf.has(room) && this.#people(room).size <= 2;
  }

  /**
   * The direct chat that the bot and this person have, joined or invited. Where anybody else has been it is none:
   * who made a room and left it may come back and read what was said to this person alone.
   */
  directChat(member: MemberId): RoomId | undefined {
    return [...this.#joined.keys()].find((room) => {
      const people = this.#people(room);
      if (people.size !== 2 || !people.has(member) || !this.isIn(room, this.#bot)) return false;
      return (this.#left.get(room)?.size ?? 0) === 0 && this.isDirect(room);
    });
  }

  /** Memberships as the ledger has them, whatever was applied since. */
  putBack(memberships: readonly MembershipChange[]): void {
    this.#joined.clear();
    this.#invited.clear();
    this.#left.clear();
    for (const membership of memberships) this.apply(membership);
  }

  apply({ room, member, membership, since }: MembershipChange): void {
    const joined = this.#joined.get(room) ?? new Map<MemberId, Instant | undefined>();
    this.#joined.set(room, joined);
    const invited = setOf(this.#invited, room);
    const left = setOf(this.#left, room);
    for (const set of [joined, invited, left]) set.delete(member);
    if (membership === 'join') joined.set(member, since);
    if (membership === 'invite') invited.add(member);
    if (membership === 'leave') left.add(member);
  }

  /** Whether this is the bot, by whatever account: none of them votes. */
  isBot(member: MemberId): boolean {
    return this.#own.has(member);
  }

  /** The configured or former body; undefined for one that nobody knows. */
  withId(id: BodyId): Body | undefined {
    return this.#bodies.get(id) ?? this.#formerBodies.get(id);
  }

  /**
   * Whether somebody is in a room of the body, or in the proposal's own room, which the configuration may have
   * forgotten meanwhile.
   */
  isOf(body: BodyId, room: RoomId | undefined, member: MemberId): boolean {
    if (room !== undefined && this.#belongsTo(room, member)) return true;
    return this.#rooms(body).some((each) => this.#belongsTo(each, member));
  }

  /** When somebody came into the first of these rooms; undefined where they are in none, 0 where it was long ago. */
  joinedAt(body: BodyId, room: RoomId | undefined, member: MemberId): Instant | undefined {
    const times = this.#roomsWith(body, room)
      .filter((each) => this.#belongsTo(each, member))
      .map((each) => this.#joined.get(each)?.get(member) ?? 0);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Since when somebody has been in this room, as far as it is known. */
  joinedRoomAt(room: RoomId, member: MemberId): Instant | undefined {
    return this.#joined.get(room)?.get(member);
  }

  /**
   * What remains to be known when somebody leaves a room: who has followed to the room that replaces it has been
   * there since they came into the former.
   */
  carriedOn({ room, member, membership }: MembershipChange): MembershipChange[] {
    if (membership !== 'leave' || !this.isIn(room, member)) return [];
    const since = this.joinedRoomAt(room, member);
    return this.#successors
      .after(room)
      .filter((next) => this.isIn(next, member) && (this.joinedRoomAt(next, member) ?? 0) > (since ?? 0))
      .map((next) => ({ room: next, member, membership: 'join', ...(since === undefined ? {} : { since }) }));
  }

  /** Everybody who is in a room of the body, the bot left out. */
  peopleOf(body: BodyId, room: RoomId | undefined): Set<MemberId> {
    const people = new Set(
      this.#roomsWith(body, room).flatMap((each) =>
        [...(this.#joined.get(each)?.keys() ?? [])].filter((member) => this.#belongsTo(each, member)),
      ),
    );
    for (const own of this.#own) people.delete(own);
    return people;
  }

  /**
   * Joined there. Who has not followed yet to the rooms that replace it still belongs to the body; who left one
   * of them, or was banned from it, does not.
   */
  #belongsTo(room: RoomId, member: MemberId): boolean {
    if (!this.isIn(room, member)) return false;
    return !this.#successors.after(room).some((next) => this.hasLeft(next, member));
  }

  #roomsWith(body: BodyId, room: RoomId | undefined): RoomId[] {
    return [...new Set([...this.#rooms(body), ...(room === undefined ? [] : [room])])];
  }

  #rooms(body: BodyId): RoomId[] {
    return [...(this.#roomsOf.get(body) ?? [])];
  }

  #people(room: RoomId): Set<MemberId> {
    return new Set([...(this.#joined.get(room)?.keys() ?? []), ...(this.#invited.get(room) ?? [])]);
  }
}

function setOf<Key, Each>(sets: Map<Key, Set<Each>>, key: Key): Set<Each> {
  const known = sets.get(key) ?? new Set<Each>();
  sets.set(key, known);
  return known;
}
