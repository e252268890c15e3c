import { setTimeout as sleep } from 'node:timers/promises';

import { registerUser } from '../homeserver/accounts.ts';
import { prepareBot } from '../homeserver/bot-process.ts';
import { Member, registerMember } from '../homeserver/member.ts';
import { startSynapse, type Synapse } from '../homeserver/synapse.ts';
import { baselineInstalled } from './baseline-installed.ts';
import { here } from './here.ts';
import { Measured } from './measured.ts';
import { median, quantile } from './median.ts';
import type { Row } from './rows.ts';

const COMMANDS = ['!help', '!status'];
/** Of each command in a round. */
const TIMES = 100;
const WARMING_UP = 10;
/** Between two commands, so that none waits for what follows from the one before. */
const REST = 30;
const OTHERS = 8;
const PROPOSALS = ['chairs for the garden', 'a new host for the wiki', 'a bench'];

/** What a member waits for an answer on a real homeserver, beside that of a ten-line bot. They are asked in turn. */
export async function* latency(
  rounds: number,
  say: (words: string) => void,
  times = TIMES,
): AsyncGenerator<Row> {
  baselineInstalled(say);
  say('latency, a Synapse is started');
  const synapse = await startSynapse({ rateLimits: 'none', onProgress: say });
  try {
    const heard = COMMANDS.map((command) => ({ command, bot: [] as number[], echo: [] as number[] }));
    for (let round = 1; round <= rounds; round += 1) {
      say(`latency, round ${round} of ${rounds}`);
      const pair = await Pair.start(synapse, round);
      try {
        for (let time = -WARMING_UP; time < times; time += 1) {
          for (const each of heard) {
            const ofBot = await pair.answer('bot', each.command);
            const ofEcho = await pair.answer('echo', each.command);
            if (time >= 0) each.bot.push(ofBot);
            if (time >= 0) each.echo.push(ofEcho);
          }
        }
      } finally {
        await pair.end();
      }
    }
    for (const { command, bot, echo } of heard) {
      yield {
        ...{ row: `Answer to ${command}`, unit: 'ms, p50', against: 'a ten-line bot', goal: 1.15 },
        ...{ althing: median(bot), baseline: median(echo) },
        more: { p99: quantile(bot, 0.99), 'p99, ten lines': quantile(echo, 0.99), times: bot.length },
      };
    }
  } finally {
    await synapse.stop();
  }
}

/** Both bots, each in a room of its own with the same people. */
class Pair {
  readonly #asking: Member;
  readonly #rooms: Readonly<Record<'bot' | 'echo', string>>;
  readonly #end: () => Promise<void>;

  private constructor(
    asking: Member,
    rooms: Readonly<Record<'bot' | 'echo', string>>,
    end: () => Promise<void>,
  ) {
    this.#asking = asking;
    this.#rooms = rooms;
    this.#end = end;
  }

  static async start(synapse: Synapse, round: number): Promise<Pair> {
    const asking = await registerMember(synapse, `asking-${round}`);
    const others: Member[] = [];
    while (others.length < OTHERS) others.push(await registerMember(synapse, `m${others.length}-${round}`));
    const accounts = {
      bot: await registerUser(synapse, `bot-${round}`, { displayName: 'Althing' }),
      echo: await registerUser(synapse, `echo-${round}`, { displayName: 'Echo' }),
    };
    const roomWith = async (bot: 'bot' | 'echo'): Promise<string> => {
      const guest = new Member(synapse.baseUrl, accounts[bot]);
      const invite = [...others.map(({ userId }) => userId), guest.userId];
      const room = await asking.createRoom({ name: 'Circle', invite });
      for (const each of [...others, guest]) await each.join(room);
      return room;
    };
    const rooms = { bot: await roomWith('bot'), echo: await roomWith('echo') };
    const { accessToken } = accounts.echo;
    const echo = new Measured([
      ...[process.execPath, '--no-warnings', here('baseline/echo-bot.mjs')],
      ...[synapse.baseUrl, accessToken],
    ]);
    const bot = await prepareBot({
      ...{ homeserver: synapse.baseUrl, accessToken: accounts.bot.accessToken, alone: true },
      config: configWith(rooms.bot),
    });
    const nodeArguments = process.env['ALTHING_BENCH_FLAGS']?.split(' ') ?? [];
    await bot.start({ env: { LOG_LEVEL: 'info' }, nodeArguments });
    const pair = new Pair(asking, rooms, async () => {
      await bot.stop();
      await bot.remove();
      await echo.end();
    });
    for (const title of PROPOSALS) await pair.answer('bot', `!propose ${title}`);
    // Whether the other listens yet shows in its first answer.
    await pair.answer('echo', '!help');
    return pair;
  }

  /** @returns the milliseconds from a command's sending to its answer's arrival, as its sender's client sees it */
  async answer(of: 'bot' | 'echo', command: string): Promise<number> {
    await sleep(REST);
    const room = this.#rooms[of];
    const from = performance.now();
    const after = await this.#asking.send(room, command);
    const isAnswer = ({ sender, type }: { sender: string; type: string }) =>
      sender !== this.#asking.userId && type === 'm.room.message';
    await this.#asking.waitFor(room, isAnswer, { after, describe: `an answer to ${command}` });
    return performance.now() - from;
  }

  end(): Promise<void> {
    return this.#end();
  }
}

function configWith(room: string) {
  return {
    storage: 'storage/althing.db',
    electorates: { members: { room: true } },
    bodies: { circle: { name: 'Circle', rooms: [room], electorate: 'members', authority: 'binding' } },
    rules: {
      ordinary: {
        votingPeriod: { minimum: '6 days', maximum: '60 days' },
        require: [{ votes: ['agree'], moreThan: 1, times: ['disagree'] }],
      },
    },
    limits: { openProposals: 1000, commands: { burst: 1000, every: '1 second' } },
  };
}
