import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, inject, test } from 'vitest';

import { answers, MATRIX, ownProxy } from './support/faults.ts';
import { group, type Group } from './support/group.ts';
import { ownSynapse } from './support/own-synapse.ts';
import { answerTo, asks, proposes } from './support/reading.ts';
import { reconfigure, reload, timesLogged } from './support/reconfigure.ts';
import { hasSaidAll } from './support/said-once.ts';
import { until } from './support/until.ts';

const SHIPPED = new URL('../../src/config/avatar/althing.png', import.meta.url);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const WRITES = /PUT \S*\/profile\/|\/upload|PUT \S*\/account_data/u;

/** What the account's own data say of its picture. */
async function keptBy({ botId, botToken }: Group): Promise<string> {
  const kept = `/_matrix/client/v3/user/${botId}/account_data/coop.althing.avatar`;
  const headers = { authorization: `Bearer ${botToken}` };
  return (await fetch(new URL(kept, inject('homeserver').baseUrl), { headers })).text();
}

/** The name, and what the picture shows. */
async function shown({ ana, botId }: Group): Promise<readonly unknown[]> {
  const { displayname, avatar_url: avatar } = await ana.profileOf(botId);
  return [displayname, typeof avatar === 'string' ? sha256(await ana.download(avatar)) : undefined];
}

test('it gives itself its name and its picture once, and another picture when that is another', async () => {
  const proxy = await ownProxy();
  const formed = await group({ address: proxy.url, profile: { displayName: 'Our assembly' } });
  const { bot, ana, botId, open } = formed;
  await until(() => shown(formed), ['Our assembly', sha256(await readFile(SHIPPED))]);
  const events = async () =>
    (await ana.messages(open)).filter(({ sender, type }) => sender === botId && type === 'm.room.member');
  // A homeserver brings both into the rooms later, in one event or in two.
  const inRoom = async (): Promise<unknown> => {
    const { displayname, avatar_url: avatar } = await ana.state(open, 'm.room.member', botId);
    return { displayname, avatar: typeof avatar };
  };
  await until(inRoom, { displayname: 'Our assembly', avatar: 'string' });
  const before = (await events()).length;

  await bot.stop();
  const refused = proxy.fail(WRITES, answers(500, MATRIX, '{}'));
  const looks = proxy.fail(/GET \S*\/account_data/u, answers(200, MATRIX, await keptBy(formed)));
  await bot.start();
  await until(() => Promise.resolve(looks.met), 1);
  const mention = { 'm.mentions': { user_ids: [botId] } };
  const question = await ana.send(open, 'Our assembly: status', mention);
  expect(await answerTo(ana, open, question)).toContain('no open proposal');
  expect(refused.met).toBe(0);
  refused.end();
  looks.end();
  expect(await events()).toHaveLength(before);

  const other = Buffer.concat([await readFile(SHIPPED), Buffer.from('more')]);
  await writeFile(join(bot.folder, 'ours.png'), other);
  await reconfigure(bot, (config) => ({ ...config, profile: { avatar: 'ours.png' } }));
  await reload(bot);
  await until(() => shown(formed), ['Althing', sha256(other)]);
});

test('where a homeserver does not let it change its name or picture, the log says so and all else works', async () => {
  const proxy = await ownProxy();
  const forbidden = answers(403, MATRIX, '{"errcode":"M_FORBIDDEN","error":"Not here"}');
  const trouble = proxy.fail(/PUT \S*\/profile\/|\/upload/u, forbidden);
  const { bot, ana, open } = await group({ address: proxy.url, profile: { displayName: 'Our assembly' } });
  await until(() => timesLogged(bot, 'Cannot set how the bot is shown'), 2);
  expect(await asks(ana, open, '!status')).toContain('no open proposal');
  expect(trouble.met).toBe(2);
});

test('it is never shown as online, whatever it does', async () => {
  const homeserver = await ownSynapse('none', { presence: true });
  const formed = await group({ homeserver, minimum: '2 seconds', profile: { displayName: 'Our assembly' } });
  const { bot, botId, ana, ben, open } = formed;
  // What the homeserver tells others of those whose clients say that they are there.
  await until(async () => (await ana.presenceOf(ben.userId))['presence'], 'online');
  const seen = new Set<unknown>();
  const look = async (): Promise<void> => void seen.add((await ana.presenceOf(botId))['presence']);
  await look();
  const card = await proposes(ana, open, 'Plant a tree');
  await look();
  await ben.react(open, card.event, '👍');
  await asks(ana, open, `!status ${String(card.number)}`);
  await look();
  await hasSaidAll(bot);
  await until(async () => (await shown(formed))[0], 'Our assembly');
  await look();
  await bot.stop();
  await bot.start();
  await asks(ana, open, '!help');
  await look();
  expect([...seen]).toEqual(['offline']);
});
