import type { Person } from '../stage/people.ts';
import type { Room } from '../stage/rooms.ts';
import type { Heard, Watch } from '../transcript/watch.ts';
import type { Pace } from './pace.ts';

const BEFORE_WORDS_MS = 1_600;
const BEFORE_REACTION_MS = 900;

/** A person who acts at a reader's pace, and goes on once everybody has seen what they did. */
export class Actor {
  readonly #person: Person;
  readonly #watch: Watch;
  readonly #pace: Pace;

  constructor(person: Person, watch: Watch, pace: Pace) {
    this.#person = person;
    this.#watch = watch;
    this.#pace = pace;
  }

  get userId(): string {
    return this.#person.account.userId;
  }

  async says({ id }: Room, text: string): Promise<Heard> {
    await this.#pace.beat(BEFORE_WORDS_MS);
    return this.#seen(await this.#person.member.send(id, text));
  }

  async replies({ room, event }: Heard, text: string): Promise<Heard> {
    await this.#pace.beat(BEFORE_WORDS_MS);
    return this.#seen(await this.#person.member.reply(room.id, event.event_id, text));
  }

  async saysInThread({ room, event }: Heard, text: string): Promise<Heard> {
    await this.#pace.beat(BEFORE_WORDS_MS);
    return this.#seen(await this.#person.member.replyInThread(room.id, event.event_id, text));
  }

  async reacts({ room, event }: Heard, key: string): Promise<Heard> {
    await this.#pace.beat(BEFORE_REACTION_MS);
    return this.#seen(await this.#person.member.react(room.id, event.event_id, key));
  }

  #seen(eventId: string): Promise<Heard> {
    const what = `a message of ${this.#person.name} to appear in the room`;
    return this.#watch.waitFor(what, ({ event }) => event.event_id === eventId);
  }
}
