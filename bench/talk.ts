import { type Measured } from './measured.ts';
import { startBot } from './bot.ts';
import { here } from './here.ts';
import { HelperProcess } from './helper-process.ts';
import type { RoomEvent } from './stub/feed.ts';
import { text } from './stub/feed.ts';
import type { Sent, Talk as Parameters } from './stub/talk.ts';
import { eventId, type EventId, type MemberId } from '../src/governance/terms.ts';
import { copyToDisk } from './copy-to-disk.ts';
import { prepareFolder } from './world/bench-config.ts';

export interface Beginning extends Parameters {
  readonly folder: string;
  /** The database that it begins with, which stays as it is. */
  readonly seeded: string;
  readonly flags?: readonly string[];
}

/** Nobody waits for their budget. */
export const NO_LIMITS = { limits: { openProposals: 1000, commands: { burst: 1000, every: '1 second' } } };

/** A bot in talk with a stub of a homeserver, in which the bench speaks for everybody. */
export class Talk {
  readonly bot: Measured;
  readonly #stub: HelperProcess;
  #said = 0;

  private constructor(stub: HelperProcess, bot: Measured) {
    this.#stub = stub;
    this.bot = bot;
  }

  /** Starts both, and returns when the bot has asked for news. */
  static async begin({ folder, seeded, flags = [], ...story }: Beginning): Promise<Talk> {
    const stub = new HelperProcess(here('stub/talk.ts'), story);
    try {
      const { address } = await stub.hears<{ address: string }>('ready');
      const { file, database } = prepareFolder(folder, story.world, address, NO_LIMITS);
      copyToDisk(seeded, database);
      const talk = new Talk(stub, startBot(file, folder, flags));
      await talk.bot.whileAlive(stub.hears('asked'));
      return talk;
    } catch (error) {
      await stub.end();
      throw error;
    }
  }

  /** Something happens in a room. */
  happens(room: string, ...events: readonly RoomEvent[]): void {
    this.#stub.say({ rooms: [[room, events]] });
  }

  /** The next that the bot sends. */
  sent(): Promise<Sent> {
    return this.bot.whileAlive(this.#stub.hears<Sent>('sent'));
  }

  /** Somebody gives a command. @returns its event */
  says(room: string, member: MemberId, command: string): EventId {
    const event = eventId(`$said-${(this.#said += 1)}`);
    this.happens(room, text(event, member, command, Date.now()));
    return event;
  }

  /** The same while nothing else happens. @returns the milliseconds until the bot has answered */
  async answerTo(room: string, member: MemberId, command: string): Promise<number> {
    const asked = this.says(room, member, command);
    for (;;) {
      const sent = await this.sent();
      if (keyOf(sent)?.endsWith(asked) === true) return sent.after;
    }
  }

  async end(): Promise<void> {
    await this.bot.end();
    await this.#stub.end();
  }
}

/** What the bot sent it for: a message's own key, which holds its cause. */
export function keyOf({ content }: Sent): string | undefined {
  const key = content['coop.althing.key'];
  return typeof key === 'string' ? key : undefined;
}
