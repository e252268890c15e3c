import { relationOf, repliedTo, textOf } from '../../homeserver/room-event.ts';
import { type ProposalData, proposalIn } from '../machine.ts';
import type { Name } from '../stage/people.ts';
import type { Stage } from '../stage/stage.ts';
import { narrate } from '../terminal/narrator.ts';
import type { Screen } from '../terminal/screen.ts';
import type { Heard } from '../transcript/watch.ts';
import { Actor } from './actor.ts';
import { Pace } from './pace.ts';

const READING_MS = 2_800;

export interface Opened extends ProposalData {
  readonly card: Heard;
}

/** What the acts of the story are played with. */
export class Play {
  readonly stage: Stage;
  readonly cast: Readonly<Record<Name, Actor>>;
  readonly #screen: Screen;
  readonly #pace = new Pace();

  constructor(stage: Stage, screen: Screen) {
    const { people, watch } = stage;
    this.stage = stage;
    this.#screen = screen;
    this.cast = {
      alice: new Actor(people.alice, watch, this.#pace),
      bob: new Actor(people.bob, watch, this.#pace),
      carol: new Actor(people.carol, watch, this.#pace),
      dan: new Actor(people.dan, watch, this.#pace),
    };
  }

  narrate(text: string): void {
    narrate(this.#screen, text);
  }

  /** Time for a reader to read what the bot has said. */
  async reading(): Promise<void> {
    await this.#pace.beat(READING_MS);
  }

  /** The bot's answer to a message, in its words. */
  answerTo(question: Heard): Promise<Heard> {
    return this.#fromBot(
      'the answer of the bot',
      (heard) => repliedTo(heard.event) === question.event.event_id,
    );
  }

  /** The bot's message that opens a proposal. @param title as it stands after its labels */
  async opened(title: string): Promise<Opened> {
    const card = await this.#fromBot(
      `the proposal “${title}” to open`,
      ({ event }) => proposalIn(event)?.title === title,
    );
    const data = proposalIn(card.event);
    if (data === undefined) throw new Error('The message that opens a proposal lost its data.');
    return { ...data, card };
  }

  /** Whether any proposal of this title has opened so far. */
  hasOpened(title: string): boolean {
    return this.stage.watch.find(({ event }) => proposalIn(event)?.title === title) !== undefined;
  }

  /** A message of the bot that isn't an answer. */
  fromBot(what: string, fits: (heard: Heard) => boolean): Promise<Heard> {
    return this.#fromBot(what, (heard) => textOf(heard.event) !== undefined && fits(heard));
  }

  /** The bot's reaction that says that it has taken a message down. */
  async confirmed({ event: { event_id } }: Heard): Promise<void> {
    await this.#fromBot('the bot to confirm', ({ event }) => {
      return event.type === 'm.reaction' && relationOf(event)?.eventId === event_id;
    });
  }

  #fromBot(what: string, fits: (heard: Heard) => boolean): Promise<Heard> {
    const { watch, botId } = this.stage;
    return watch.waitFor(what, (heard) => heard.event.sender === botId && fits(heard));
  }
}
