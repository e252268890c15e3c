import fc from 'fast-check';

import type { EventId, RoomId } from '../../../src/governance/terms.ts';
import type { Member } from './member.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from './social-coop.ts';
import type { World } from './world.ts';

/** What one member does. `which` is one of the cards, or of the earlier deeds, however many there are. */
export interface Deed {
  readonly does:
    | 'propose'
    | 'react'
    | 'reply'
    | 'vote'
    | 'explain'
    | 'remove'
    | 'withdraw'
    | 'extend'
    | 'edit'
    | 'escalate'
    | 'done'
    | 'ask'
    | 'come or go';
  readonly who: number;
  readonly which: number;
  readonly sign: number;
}

/** Some deeds at once, which come to the bot in one batch; and the time that passes after them. */
export interface Scene {
  readonly deeds: readonly Deed[];
  readonly passes: string;
}

const REACTIONS = ['👍', '👎', '🤷', '🛑', '👍🏽', '✋', '🎉'];
const WORDS = ['agree', 'no because it costs too much', 'abstain', 'block', 'block: it closes us off'];
const QUESTIONS = ['!status', '!pending', '!ballots 1', '!ballot', '!decisions plan', '!nonsense'];
const SHORT = ['0 minutes', '1 minute', '5 hours', '1 day'];
const LONG = ['4 days', '6 days 2 hours'];

const deed: fc.Arbitrary<Deed> = fc.record({
  does: fc.oneof(
    { weight: 6, arbitrary: fc.constant('react' as const) },
    { weight: 2, arbitrary: fc.constantFrom('remove' as const, 'propose' as const) },
    { weight: 3, arbitrary: fc.constantFrom('reply', 'vote', 'explain', 'withdraw', 'ask', 'come or go') },
    { weight: 1, arbitrary: fc.constantFrom('extend', 'edit', 'escalate', 'done') },
  ),
  who: fc.nat(),
  which: fc.nat(),
  sign: fc.nat(),
});

const scene: fc.Arbitrary<Scene> = fc.record({
  deeds: fc.array(deed, { minLength: 1, maxLength: 4 }),
  passes: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...SHORT) },
    { weight: 1, arbitrary: fc.constantFrom(...LONG) },
  ),
});

export function stories(length: number): fc.Arbitrary<readonly Scene[]> {
  return fc.array(scene, { minLength: length, maxLength: length });
}

/** Plays a story in a world to its end, when no proposal is open any more. @returns the members' deeds in order */
export async function plays(world: World, story: readonly Scene[]): Promise<EventId[]> {
  const players = new Players(world);
  for (const { deeds, passes } of story) {
    await world.inOneBatch(async () => {
      for (const each of deeds) await players.act(each);
    });
    await world.passes(passes);
  }
  await world.passes('60 days');
  return players.done.map(({ event }) => event);
}

/** The members, each in the rooms where they are: nobody acts anywhere else. */
class Players {
  readonly done: { readonly event: EventId; readonly by: Member }[] = [];
  readonly #world: World;
  readonly #people: readonly Member[];
  readonly #inRoom: Set<Member>;
  readonly #commands: EventId[] = [];

  constructor(world: World) {
    const { ana, ben, cleo, dev } = world;
    this.#world = world;
    // Eve comes later.
    this.#people = [ana, ben, cleo, dev, world.somebody('eve')];
    this.#inRoom = new Set([ana, ben, cleo, dev]);
  }

  async act(deed: Deed): Promise<void> {
    const by = pick(this.#people, deed.who) ?? this.#world.ana;
    const event = await this.#does(by, deed);
    if (event !== undefined) this.done.push({ event, by });
  }

  async #does(member: Member, { does, which, sign }: Deed): Promise<EventId | undefined> {
    if (does === 'come or go') return this.#comesOrGoes(member);
    if (does === 'propose') {
      const text = `!propose Plan ${this.#commands.length + 1}\nCloses: in ${6 + (sign % 4)} days`;
      const room = which % 3 === 0 && this.#isIn(member, FINANCE_ROOM) ? FINANCE_ROOM : OPEN_CHATROOM;
      if (!this.#isIn(member, room)) return undefined;
      const command = await member.says(room, text);
      this.#commands.push(command);
      return command;
    }
    if (does === 'remove') return this.#removes(member, which, sign);
    if (does === 'edit') return this.#edits(which, sign);
    const card = pick(this.#cards(), which);
    const room = card === undefined ? OPEN_CHATROOM : this.#world.homeserver.roomOf(card);
    if (!this.#isIn(member, room)) return undefined;
    const word = pick(WORDS, sign) ?? '';
    const number = 1 + (which % 6);
    if (does === 'vote') return member.says(room, `!vote ${number} ${word}`);
    if (does === 'withdraw') return member.says(room, `!withdraw ${number}`);
    if (does === 'extend') return member.says(room, `!extend ${number} by ${1 + (sign % 40)} days`);
    if (does === 'escalate' || does === 'done') return member.says(room, `!${does} ${number}`);
    if (does === 'ask') return member.says(room, pick(QUESTIONS, sign) ?? '');
    if (card === undefined) return undefined;
    if (does === 'react') return member.reacts(card, pick(REACTIONS, sign) ?? '');
    if (does === 'reply') return member.replies(card, word);
    return member.saysInThread(card, 'We promised it to each other.');
  }

  /** Now and then Ana as a moderator removes what another did. */
  #removes(member: Member, which: number, sign: number): Promise<EventId> | undefined {
    const earlier = pick(this.done, which);
    if (earlier === undefined) return undefined;
    const by = sign % 5 === 0 ? this.#world.ana : earlier.by;
    if (!this.#isIn(by, this.#world.homeserver.roomOf(earlier.event))) return undefined;
    return by.removes(earlier.event);
  }

  /** The proposer, of one of the proposals; now and then it is none any more. */
  #edits(which: number, sign: number): Promise<EventId> | undefined {
    const command = pick(this.#commands, which);
    const by = this.#people.find(({ id }) => id === this.#senderOf(command));
    if (command === undefined || by === undefined) return undefined;
    if (!this.#isIn(by, this.#world.homeserver.roomOf(command))) return undefined;
    const end = `Closes: in ${6 + (sign % 4)} days`;
    return by.edits(command, sign % 7 === 0 ? 'Never mind' : `!propose Better plan ${sign}\n${end}`);
  }

  #senderOf(command: EventId | undefined): string | undefined {
    return command === undefined ? undefined : this.#world.homeserver.event(command)?.sender;
  }

  #comesOrGoes(member: Member): Promise<EventId> {
    const isThere = this.#inRoom.delete(member);
    if (!isThere) this.#inRoom.add(member);
    return isThere ? member.leaves(OPEN_CHATROOM) : member.joins(OPEN_CHATROOM);
  }

  #isIn(member: Member, room: RoomId): boolean {
    const { ana, ben } = this.#world;
    return room === OPEN_CHATROOM ? this.#inRoom.has(member) : member === ana || member === ben;
  }

  #cards(): EventId[] {
    return this.#commands.flatMap((command) => this.#world.minutes.cardOf(command) ?? []);
  }
}

function pick<Value>(values: readonly Value[], index: number): Value | undefined {
  return values[index % values.length];
}
