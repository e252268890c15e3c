import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Federation, startFederation } from '../../homeserver/federation.ts';
import { type Member, registerMember } from '../../homeserver/member.ts';
import { type RoomEvent, textOf } from '../../homeserver/room-event.ts';
import type { Synapse } from '../../homeserver/synapse.ts';
import { althing } from './support/althing.ts';
import { type Group, group, type GroupOptions } from './support/group.ts';
import { asks, proposes, resultIn, resultOf } from './support/reading.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

const HOUR = 3_600_000;

let servers: Federation;
let strangers = 0;

beforeAll(async () => {
  servers = await startFederation();
});

afterAll(() => servers.stop());

interface Federated extends Group {
  /** Members of the other homeserver. */
  readonly eve: Member;
  readonly fay: Member;
}

/** A group on the one homeserver with two members of the other in its open chatroom. */
async function federated(options: GroupOptions = {}): Promise<Federated> {
  const members = await group({ ...options, homeserver: servers.home });
  const { ana, open } = members;
  strangers += 1;
  const [eve, fay] = await Promise.all(
    ['eve', 'fay'].map((name) => registerMember(servers.away, `${name}-${strangers}`)),
  );
  if (eve === undefined || fay === undefined) throw new Error('two were registered');
  for (const member of [eve, fay]) {
    await ana.invite(open, member.userId);
    await member.waitForInvite();
    await member.join(open);
  }
  // The bot, too, knows of them.
  await until(async () => (await asks(ana, open, '!rules')).length > 0, true);
  return { ...members, eve, fay };
}

/** Talks on one server until what the other had sent before has come. */
async function arrives(event: string, room: string, from: Member, to: Member): Promise<void> {
  await until(async () => {
    await from.send(room, 'Can you hear me?');
    return to.event(room, event).then(
      () => true,
      () => false,
    );
  }, true);
}

/** Whether a homeserver holds an event, also one that it shows to nobody. */
function hasReached({ database: file }: Synapse, event: string): boolean {
  const database = new Database(file, { readonly: true });
  const row = database.prepare('SELECT 1 FROM events WHERE event_id = ?').get(event);
  database.close();
  return row !== undefined;
}

function annotation(event: string, key: string) {
  return { 'm.relates_to': { rel_type: 'm.annotation', event_id: event, key } };
}

test('members of two homeservers vote, with reactions and with words', async () => {
  const { ana, ben, eve, fay, open, bot } = await federated({ minimum: '8 seconds' });
  const card = await proposes(eve, open, 'Share a newsletter');
  await ben.react(open, card.event, '👍');
  await eve.react(open, card.event, '👍🏽');
  await fay.reply(open, card.event, 'block because it is too much work');
  for (const member of [ana, fay]) {
    expect(await resultOf(member, open, card.number)).toMatchObject({
      outcome: 'not passed',
      tally: { agree: 2, block: 1, notCounted: 0 },
    });
  }
  expect(await verifies(bot)).toMatch(/^In order/u);
});

test('votes that were cut off over the deadline change nothing when they arrive, and all is announced once', async () => {
  const { ana, ben, eve, fay, open, bot } = await federated({ minimum: '15 seconds' });
  const card = await proposes(ana, open, 'Share a calendar');
  await eve.waitFor(open, (event) => event.event_id === card.event, { describe: 'the card' });
  await ben.react(open, card.event, '👍');
  await fay.react(open, card.event, '👍');
  await until(async () => (await asks(ana, open, `!status ${card.number}`)).includes('Agree 2'), true);

  await servers.part();
  const inTime = await eve.react(open, card.event, '🛑');
  const result = await resultOf(ana, open, card.number);
  await servers.heal();
  await arrives(inTime, open, eve, ana);

  expect((await ana.event(open, inTime)).origin_server_ts).toBeLessThan(Date.parse(card.closesAt));
  const invitation = await eve.waitForInvite();
  // The invitation comes a moment before its own homeserver knows that it was sent.
  await until(async () => /"not-counted"[^}]*"Sent"/u.test(await bot.log()), true);
  await eve.join(invitation);
  // It was said before Eve came in.
  const isWord = async () =>
    (await eve.messages(invitation)).some((event) => textOf(event)?.includes('does not count'));
  await until(isWord, true);
  const isResult = (event: RoomEvent) => resultIn(event) !== undefined;
  const { event_id: announced } = await ana.waitFor(open, isResult, { describe: 'the announcement' });
  // A homeserver sends what another has missed when it has something new to say.
  await arrives(announced, open, ana, fay);
  // What a homeserver fetched from before a gap is in its room, and not always in its /sync.
  const announcedToFay = async () => (await fay.messages(open)).flatMap((event) => resultIn(event) ?? []);
  await until(announcedToFay, [result]);
  expect(result).toMatchObject({ outcome: 'passed', tally: { agree: 2, block: 0 } });
  for (const member of [ana, eve]) {
    const events = await member.messages(open);
    expect(events.filter((event) => resultIn(event) !== undefined)).toHaveLength(1);
  }
  expect(await verifies(bot)).toMatch(/^In order/u);
  const status = await asks(ana, open, `!status ${card.number}`);
  expect(status).toContain('Sent in time, but here only after the result');
  expect(status).toContain(`${eve.userId}, Block`);
  const compared = await althing(bot, 'verify', '--room');
  expect(compared.err).toBe('');
  expect(compared.out.trimEnd().split('\n')).toEqual([
    `explained: proposal ${card.number}: the vote block of ${eve.userId} (${inTime}) was sent in time, arrived after the closing, and is listed`,
    'In order: 1 proposals compared with their rooms, 1 differences explained, 0 not.',
  ]);
}, 120_000);

test('a vote that is dated back before the end, but comes after it, does not count', async () => {
  const { ana, ben, eve, open, bot } = await federated({ minimum: '4 seconds' });
  const card = await proposes(ana, open, 'Share a garden');
  await ben.react(open, card.event, '👍');
  const result = await resultOf(eve, open, card.number);
  const sentAt = Date.parse(card.closesAt) - 1000;
  const content = annotation(card.event, '🛑');
  const forged = await servers.forge({ room: open, sender: eve.userId, type: 'm.reaction', content, sentAt });
  await arrives(forged, open, eve, ana);
  const invitation = await eve.waitForInvite();
  expect(invitation).toBeDefined();
  expect((await ana.messages(open)).flatMap((event) => resultIn(event) ?? [])).toEqual([result]);
  expect(await verifies(bot)).toMatch(/^In order/u);
});

test('votes dated back count and are listed as delayed, and from the future count as of their receipt', async () => {
  const { ana, ben, eve, fay, open, bot } = await federated({ minimum: '8 seconds' });
  const card = await proposes(ana, open, 'Share a bicycle');
  const vote = async (sender: Member, key: string, sentAt: number): Promise<void> => {
    const content = annotation(card.event, key);
    await servers.forge({ room: open, sender: sender.userId, type: 'm.reaction', content, sentAt });
  };
  await fay.waitFor(open, (event) => event.event_id === card.event, { describe: 'the card' });
  await ben.react(open, card.event, '👍');
  await vote(eve, '👍', Date.now() - 5 * HOUR);
  await vote(fay, '👎', Date.now() + HOUR);
  await until(async () => (await asks(ana, open, `!status ${card.number}`)).includes('Disagree 1'), true);
  // Newer than what claims to be of the future.
  await fay.react(open, card.event, '👍');

  expect(await resultOf(ana, open, card.number)).toMatchObject({
    tally: { agree: 3, disagree: 0, notCounted: 0 },
  });
  const announced = await ana.waitFor(open, (event) => resultIn(event) !== undefined, {
    describe: 'the announcement',
  });
  const delayed = (textOf(announced) ?? '')
    .split('\n')
    .filter((line) => /later|delay|long after/iu.test(line));
  expect(delayed.join('\n')).toContain(eve.userId);
  expect(delayed.join('\n')).not.toContain(fay.userId);
  expect(await verifies(bot)).toMatch(/^In order/u);
});

test('the same reaction twice from another homeserver is one ballot, which one removal does not take back', async () => {
  const { ana, ben, eve, open, bot } = await federated({ minimum: '9 seconds' });
  const card = await proposes(ana, open, 'Share a workshop');
  await eve.waitFor(open, (event) => event.event_id === card.event, { describe: 'the card' });
  const first = await eve.react(open, card.event, '👍');
  // A homeserver refuses a second one where it knows of the first.
  const database = new Database(servers.away.database);
  database.prepare('DELETE FROM event_relations WHERE event_id = ?').run(first);
  database.close();
  const second = await eve.react(open, card.event, '👍');
  expect(second).not.toBe(first);
  await arrives(second, open, eve, ana);
  await ben.react(open, card.event, '👎');
  await until(
    async () => (await asks(ana, open, `!status ${card.number}`)).includes('Agree 1, Disagree 1'),
    true,
  );
  await eve.redact(open, first);
  expect(await resultOf(ana, open, card.number)).toMatchObject({ tally: { agree: 1, disagree: 1 } });
  expect(await verifies(bot)).toMatch(/^In order/u);
});

test('a vote and a ban that cross count as the bot heard them: what was cast before stands', async () => {
  const { ana, ben, cleo, eve, fay, open, bot } = await federated({ minimum: '12 seconds' });
  await ana.setState(open, 'm.room.power_levels', '', {
    ...(await ana.state(open, 'm.room.power_levels')),
    users: { [eve.userId]: 50 },
  });
  const card = await proposes(ana, open, 'Share a kitchen');
  await eve.waitFor(open, (event) => event.event_id === card.event, { describe: 'the card' });
  await ben.react(open, card.event, '👎');

  await servers.part();
  // Eve bans Cleo, and Ana bans Fay, while both vote where nobody has heard of it.
  const ban = await eve.ban(open, cleo.userId);
  await ana.ban(open, fay.userId);
  await cleo.react(open, card.event, '👍');
  const afterBan = await fay.react(open, card.event, '👍');
  await until(async () => (await asks(ana, open, `!status ${card.number}`)).includes('Agree 1'), true);
  await servers.heal();
  await arrives(ban, open, eve, ana);
  // Of somebody banned it is taken in and shown to nobody.
  await until(() => Promise.resolve(hasReached(servers.home, afterBan)), true);

  expect(await resultOf(ana, open, card.number)).toMatchObject({
    tally: { agree: 1, disagree: 1, notCounted: 0 },
  });
  expect(await ana.joinedMembers(open)).not.toContain(cleo.userId);
  expect((await ana.messages(open)).filter((event) => resultIn(event) !== undefined)).toHaveLength(1);
  expect(await verifies(bot)).toMatch(/^In order/u);
});
