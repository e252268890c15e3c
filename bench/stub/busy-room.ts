import { eventId, type EventId, type MemberId } from '../../src/governance/terms.ts';
import { memberIn, REACTIONS, type World } from '../world/world.ts';
import { reaction, removal, text, type RoomEvent } from './feed.ts';

const VOTERS = 40;
const WORDS = 'We talked this over last week; the figures are in the minutes, and I still like it.';

/**
 * What goes on in a room: somebody proposes, members talk and vote, some take their votes back, some ask how it
 * stands, and the proposer withdraws it, so that as much is open at the end as at the beginning.
 */
export class BusyRoom {
  readonly #world: World;
  readonly #index: number;
  #said = 0;
  #proposals = 0;
  #waits = false;
  #card: { readonly event: EventId; readonly number: number } | undefined;
  #line: RoomEvent[] = [];

  constructor(world: World, index: number) {
    this.#world = world;
    this.#index = index;
  }

  /** The bot's card is in the room. */
  carded(event: EventId, number: number): void {
    this.#card = { event, number };
  }

  /** What happens next; undefined while a card is waited for. */
  next(): RoomEvent | undefined {
    if (this.#line.length === 0)
      this.#line = this.#card === undefined ? this.#begin() : this.#life(this.#card);
    return this.#line.shift();
  }

  #begin(): RoomEvent[] {
    if (this.#waits) return [];
    this.#waits = true;
    return [this.#says(0, `!propose Proposal ${(this.#proposals += 1)} of circle ${this.#index}`)];
  }

  #life({ event, number }: { readonly event: EventId; readonly number: number }): RoomEvent[] {
    this.#card = undefined;
    this.#waits = false;
    const votes = Array.from({ length: VOTERS }, (_, seat) => {
      const key = REACTIONS[seat % 3 === 0 ? 'disagree' : 'agree'];
      return reaction(this.#id(), this.#member(seat), event, key, Date.now());
    });
    const half = votes.filter((_, index) => index % 2 === 0);
    return [
      ...votes.flatMap((vote, seat) => [vote, this.#says(seat, WORDS)]),
      this.#says(1, '!status'),
      this.#says(2, `!status ${number}`),
      ...half.map((vote, seat) =>
        removal(this.#id(), this.#member(seat * 2), eventId(vote.event_id), Date.now()),
      ),
      this.#says(3, '!decisions garden'),
      this.#says(0, `!withdraw ${number}`),
    ];
  }

  #says(seat: number, words: string): RoomEvent {
    return text(this.#id(), this.#member(seat), words, Date.now());
  }

  #member(seat: number): MemberId {
    return memberIn(this.#world, this.#index, seat);
  }

  #id(): EventId {
    return eventId(`$in-${this.#index}-${(this.#said += 1)}-${'s'.repeat(30)}`);
  }
}
