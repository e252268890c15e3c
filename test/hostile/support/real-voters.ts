import type { Choice } from '../../../src/governance/terms.ts';
import type { Chance } from './chance.ts';
import type { FakeHomeserver } from './fake-homeserver.ts';

const SIGNS: Readonly<Record<Choice, string>> = { agree: '👍', disagree: '❌', abstain: '⚪', block: '✋🏽' };
const CHOICES = ['agree', 'disagree', 'abstain', 'block'] as const;

/** A proposal that matters, with its card. */
export interface Ballots {
  readonly number: number;
  readonly card: string;
  readonly room: string;
}

interface Given {
  readonly event: string;
  readonly choice: Choice;
}

/** Members who vote and think again while others make noise; what they have said last is known. */
export class RealVoters {
  readonly #homeserver: FakeHomeserver;
  readonly #chance: Chance;
  readonly #members: readonly string[];
  /** Standing votes by proposal and member, the newest last. */
  readonly #standing = new Map<string, Given[]>();

  constructor(homeserver: FakeHomeserver, chance: Chance, members: readonly string[]) {
    this.#homeserver = homeserver;
    this.#chance = chance;
    this.#members = members;
  }

  /** Somebody votes, in one way or another, or takes back what they said. */
  act(of: Ballots): string {
    const chance = this.#chance;
    const member = chance.oneOf(this.#members);
    const given = this.#given(of.number, member);
    const last = given.at(-1);
    if (last !== undefined && chance.happens(0.2)) {
      given.pop();
      return this.#homeserver.removes(of.room, member, last.event);
    }
    const choice = chance.oneOf(CHOICES);
    const event = this.#votes(of, member, choice);
    given.push({ event, choice });
    return event;
  }

  /** What each of them has chosen; undefined for nothing. */
  expected(number: number): (readonly [member: string, choice: Choice | undefined])[] {
    return this.#members.map((member) => [member, this.#given(number, member).at(-1)?.choice]);
  }

  #votes({ number, card, room }: Ballots, member: string, choice: Choice): string {
    const homeserver = this.#homeserver;
    const say = (body: string, more: object = {}): string =>
      homeserver.says(room, member, 'm.room.message', { msgtype: 'm.text', body, ...more });
    switch (this.#chance.upTo(3)) {
      case 0:
        return say(`!vote ${String(number)} ${choice} because I thought about it`);
      case 1:
        return say(choice, { 'm.relates_to': { 'm.in_reply_to': { event_id: card } } });
      default: {
        const relation = { rel_type: 'm.annotation', event_id: card, key: SIGNS[choice] };
        return homeserver.says(room, member, 'm.reaction', { 'm.relates_to': relation });
      }
    }
  }

  #given(number: number, member: string): Given[] {
    const key = `${String(number)} ${member}`;
    const given = this.#standing.get(key) ?? [];
    this.#standing.set(key, given);
    return given;
  }
}
