import { registerUser } from '../../homeserver/accounts.ts';
import { type BotProcess, prepareBot } from '../../homeserver/bot-process.ts';
import { startSynapse } from '../../homeserver/synapse.ts';
import { Watch } from '../transcript/watch.ts';
import { type People, makePeople } from './people.ts';
import { type Rooms, makeRooms } from './rooms.ts';
import { demoSettings } from './settings.ts';

export const BOT_NAME = 'althing';

/** All that the demo plays with: a homeserver, its people and rooms, and the bot among them. */
export interface Stage {
  readonly address: string;
  readonly people: People;
  readonly rooms: Rooms;
  readonly bot: BotProcess;
  readonly botId: string;
  /** What happens in the rooms, from here on. */
  readonly watch: Watch;
}

/**
 * Sets everything up. What has been started goes into `cleanups`, also when a later part fails.
 * @param onProgress is told what is being done, some seconds each
 */
export async function setStage(
  cleanups: AsyncDisposableStack,
  onProgress: (line: string) => void,
): Promise<Stage> {
  onProgress('Starting a homeserver …');
  const synapse = await startSynapse({ rateLimits: 'none', onProgress });
  cleanups.defer(() => synapse.stop());

  onProgress('Making four members, two rooms and the bot …');
  const people = await makePeople(synapse);
  const account = await registerUser(synapse, BOT_NAME, { displayName: 'Althing' });
  const rooms = await makeRooms(people, account);
  const bot = await prepareBot({
    config: demoSettings(synapse.serverName),
    homeserver: synapse.baseUrl,
    accessToken: account.accessToken,
    alone: true,
  });
  cleanups.defer(() => bot.remove());
  await bot.start();

  const watch = new Watch(synapse.baseUrl, people.alice.account.accessToken, rooms);
  await watch.begin();
  return { address: synapse.baseUrl, people, rooms, bot, botId: account.userId, watch };
}
