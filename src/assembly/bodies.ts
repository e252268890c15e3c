import type { Body } from '../config/config.ts';
import type { Terms } from '../governance/proposal/facts.ts';
import type { BodyId, Instant, MemberId, RoomId } from '../governance/terms.ts';
import type { MembershipChange } from '../ledger/ledger.ts';

/**
 * Which rooms are whose, and who is in them. Rooms are joined while the bot runs; memberships follow the
 * stream of events, so that eligibility is judged as of the event at hand.
 */
export class Bodies {
  readonly #bodies: ReadonlyMap<BodyId, Body>;
  /** No longer configured, with proposals that are still open. */
  readonly #formerBodies = new Map<BodyId, Body>();
  readonly #bodyOf = new Map<RoomId, BodyId>();
  readonly #joined = new Map<RoomId, Set<MemberId>>();
  readonly #invited = new Map<RoomId, Set<MemberId>>();
  /** Who was in a room, or banned from it, and is not in it now. */
  readonly #left = new Map<RoomId, Set<MemberId>>();
  /** The room that replaces an upgraded one, and since when. */
  readonly #successors = new Map<RoomId, { readonly room: RoomId; readonly since: Instant }>();
  readonly #bot: MemberId;

  constructor(bodies: ReadonlyMap<BodyId, Body>, bot: MemberId) {
    this.#bodies = bodies;
    this.#bot = bot;
  }

  /** A configured room was found: it is this body's from now on. */
  assign(room: RoomId, body: BodyId): void {
    this.#bodyOf.set(room, body);
  }

  /**
   * The room of a proposal that is still open is a room of its body, whatever became of the configuration or
   * of the room's alias: what people say of it there must be heard.
   */
  adopt({ room, body: id, bodyName: name, authority, binds }: Terms): void {
    if (this.#bodyOf.has(room)) return;
    this.#bodyOf.set(room, id);
    if (this.#bodies.has(id)) return;
    const electorate = { kind: 'room' as const };
    const former = { id, name, rooms: [], electorate, authority };
    this.#formerBodies.set(id, binds === undefined ? former : { ...former, binds });
  }

  /** A room was upgraded: the new one is the same body's. @param since when the former one was closed */
  succeed(former: RoomId, room: RoomId, since: Instant): void {
    const body = this.#bodyOf.get(former);
    if (body === undefined || former === room) return;
    this.#successors.set(former, { room, since });
    this.#bodyOf.set(room, body);
  }

  /** When a room was replaced by another; undefined when it was not. */
  replacedAt(room: RoomId): Instant | undefined {
    return this.#successors.get(room)?.since;
  }

  /** The room that stands for this one today, among those where the bot is. */
  newestRoom(room: RoomId): RoomId {
    if (!this.#successors.has(room)) return room;
    const seen = new Set<RoomId>();
    let newest = room;
    for (let next: RoomId | undefined = room; next !== undefined && !seen.has(next);) {
      seen.add(next);
      if (this.hasBot(next)) newest = next;
      next = this.#successors.get(next)?.room;
    }
    return newest;
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

  nameOf(id: BodyId): string {
    return (this.#bodies.get(id) ?? this.#formerBodies.get(id))?.name ?? id;
  }

  /** The bodies with a room in which this person is. */
  ofMember(member: MemberId): BodyId[] {
    return [...this.#bodies.keys(), ...this.#formerBodies.keys()].filter((id) =>
      this.#rooms(id).some((room) => this.isIn(room, member)),
    );
  }

  isIn(room: RoomId, member: MemberId): boolean {
    return this.#joined.get(room)?.has(member) === true;
  }

  /** A chat of nobody but the bot and one person, in no body's name. */
  isDirect(room: RoomId): boolean {
    return !this.#bodyOf.has(room) && this.#people(room).size <= 2;
  }

  /** The direct chat that the bot and this person have, joined or invited. */
  directChat(member: MemberId): RoomId | undefined {
    return [...this.#joined.keys()].find((room) => {
      const people = this.#people(room);
      return people.size === 2 && people.has(member) && this.isIn(room, this.#bot) && this.isDirect(room);
    });
  }

  /** Memberships as the ledger has them, whatever was applied since. */
  putBack(memberships: readonly MembershipChange[]): void {
    this.#joined.clear();
    this.#invited.clear();
    this.#left.clear();
    for (const membership of memberships) this.apply(membership);
  }

  apply({ room, member, membership }: MembershipChange): void {
    const joined = setOf(this.#joined, room);
    const invited = setOf(this.#invited, room);
    const left = setOf(this.#left, room);
    for (const set of [joined, invited, left]) set.delete(member);
    if (membership === 'join') joined.add(member);
    if (membership === 'invite') invited.add(member);
    if (membership === 'leave') left.add(member);
  }

  /**
   * Electorate `room`: whoever is joined in a room of the body, or in the proposal's own room, which the
   * configuration may have forgotten meanwhile. The bot itself never votes.
   */
  mayVote(body: BodyId, room: RoomId, member: MemberId): boolean {
    return (
      member !== this.#bot && this.#electorateRooms(body, room).some((each) => this.#belongsTo(each, member))
    );
  }

  electorateSize(body: BodyId, room?: RoomId): number {
    const members = new Set(
      this.#electorateRooms(body, room).flatMap((each) =>
        [...(this.#joined.get(each) ?? [])].filter((member) => this.#belongsTo(each, member)),
      ),
    );
    members.delete(this.#bot);
    return members.size;
  }

  /**
   * Joined there. Who has not followed yet to the room that replaces it still belongs to the body; who left
   * that one, or was banned from it, does not.
   */
  #belongsTo(room: RoomId, member: MemberId): boolean {
    const successor = this.#successors.get(room)?.room;
    const left = successor === undefined ? undefined : this.#left.get(successor);
    return this.isIn(room, member) && left?.has(member) !== true;
  }

  #electorateRooms(body: BodyId, room: RoomId | undefined): RoomId[] {
    return [...new Set([...this.#rooms(body), ...(room === undefined ? [] : [room])])];
  }

  #rooms(body: BodyId): RoomId[] {
    return [...this.#bodyOf].filter(([, id]) => id === body).map(([room]) => room);
  }

  #people(room: RoomId): Set<MemberId> {
    return new Set([...(this.#joined.get(room) ?? []), ...(this.#invited.get(room) ?? [])]);
  }
}

function setOf(sets: Map<RoomId, Set<MemberId>>, room: RoomId): Set<MemberId> {
  const known = sets.get(room) ?? new Set<MemberId>();
  sets.set(room, known);
  return known;
}
