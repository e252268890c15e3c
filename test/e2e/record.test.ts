import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';

import { Member } from '../../homeserver/member.ts';
import { relationOf, type RoomEvent, textOf } from '../../homeserver/room-event.ts';
import { althing } from './support/althing.ts';
import { group } from './support/group.ts';
import { asks, isCard, proposes, resultIn } from './support/reading.ts';

/** The message with a result, as a client shows its source. */
function resultEvent(member: Member, room: string, number: number, timeoutMs = 40_000): Promise<RoomEvent> {
  return member.waitFor(room, (each) => resultIn(each)?.number === number, {
    describe: `the result of proposal ${number}`,
    timeoutMs,
  });
}

const inline = z.object({ sha256: z.string(), record: z.object({ ballots: z.array(z.unknown()) }) });
const attached = z.object({ sha256: z.string(), attached: z.literal(true) });
const file = z.object({ msgtype: z.literal('m.file'), url: z.string() });

test('the source of a result is checked by whoever sees it, and any altered word is named', async () => {
  const { ana, ben, cleo, bot, open } = await group({ minimum: '6 seconds' });
  const card = await proposes(ana, open, 'Plant a tree');
  await ana.react(open, card.event, '👍');
  await ben.reply(open, card.event, 'block because “it” <b>is</b> 🌳 & dear');
  await cleo.react(open, card.event, '👎');
  const { event_id: id } = await resultEvent(cleo, open, card.number);

  const source = await cleo.event(open, id);
  expect(inline.parse(source.content['coop.althing.record']).record.ballots).toHaveLength(3);
  const path = join(bot.folder, 'source.json');
  await writeFile(path, JSON.stringify(source, undefined, 2));
  const right = await althing(bot, 'verify', path);
  expect(right.out).toMatch(/^In order: proposal 1, Plant a tree: not passed\nCounted again: 3 ballots/u);
  expect(right.code).toBe(0);

  await writeFile(path, JSON.stringify(source).replaceAll('🌳', '🌲'));
  const altered = await althing(bot, 'verify', path);
  expect(altered.err).toMatch(/^SHA-256: of this record it is/u);
  expect(altered.code).toBe(1);
});

test(
  'a result with more reasons than an event can hold attaches its record, which a member downloads and checks',
  { timeout: 120_000 },
  async () => {
    const { ana, ben, bot, others, open } = await group({ others: 10, minimum: '15 seconds' });
    const card = await proposes(ana, open, 'Merge with our neighbours');
    // Of three bytes each.
    const reason = '木'.repeat(990);
    await Promise.all(others.map((member) => member.reply(open, card.event, `agree because ${reason}`)));

    const result = await resultEvent(ben, open, card.number);
    expect(resultIn(result)).toMatchObject({ outcome: 'passed', tally: { agree: 10 } });
    expect(textOf(result)).toContain('All votes are in a file in the proposal’s thread.');
    const { sha256 } = attached.parse(result.content['coop.althing.record']);
    const message = await ben.waitFor(open, (each) => file.safeParse(each.content).success, {
      describe: 'the file with the record',
    });
    expect(relationOf(message)).toMatchObject({ type: 'm.thread', eventId: card.event });

    const bytes = await ben.download(file.parse(message.content).url);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const path = join(bot.folder, 'proposal-1-record.json');
    await writeFile(path, bytes);
    const { code, out } = await althing(bot, 'verify', path, '--sha256', sha256);
    expect(out).toMatch(/^In order: .*\nCounted again: 10 ballots \(agree 10,/u);
    expect(code).toBe(0);
    expect(await althing(bot, 'verify', '--room')).toMatchObject({ code: 0, err: '' });
  },
);

test('a result that is declared void is told once more, and both records can be checked', async () => {
  const { ana, ben, cleo, bot, open } = await group({ minimum: '6 seconds', steward: 'cleo' });
  const card = await proposes(ana, open, 'Plant a tree');
  await Promise.all([ana.react(open, card.event, '👍'), ben.reply(open, card.event, 'agree')]);
  const result = await resultEvent(ana, open, card.number);
  await cleo.send(open, `!void ${card.number} because the meadow is not ours`);
  const isVoid = (each: RoomEvent) => resultIn(each)?.outcome === 'void';
  const voided = await ben.waitFor(open, isVoid, { describe: 'the word that it is void' });
  expect(resultIn(voided)).toMatchObject({ number: card.number, tally: { agree: 2 } });

  for (const { event_id: id } of [result, voided]) {
    const path = join(bot.folder, 'source.json');
    await writeFile(path, JSON.stringify(await ben.event(open, id)));
    const { code, out } = await althing(bot, 'verify', path);
    expect(out).toContain('Counted again: 2 ballots (agree 2, ');
    expect(code).toBe(0);
    if (id !== voided.event_id) continue;
    expect(out).toContain(`Declared void by ${cleo.userId}, `);
    expect(out).toContain('because the meadow is not ours (it was passed before, which was counted again)');
  }
  const announced = (await ana.messages(open)).filter((event) => resultIn(event) !== undefined);
  expect(announced.map((event) => event.event_id)).toEqual([result.event_id, voided.event_id]);
  expect(await althing(bot, 'verify')).toMatchObject({ code: 0 });
  expect(await althing(bot, 'verify', '--room')).toMatchObject({
    code: 0,
    out: 'In order: 1 proposals compared with their rooms, 0 differences explained, 0 not.\n',
  });
});

test('the ledger is held against the room: what is explained, and what is not', async () => {
  const { ana, ben, cleo, dan, bot, open } = await group({ minimum: '12 seconds' });
  const later = await proposes(ana, open, 'Meet twice a year\nCloses: in 3 hours');
  await dan.react(open, later.event, '👎');
  const card = await proposes(ana, open, 'Plant a tree');
  const [bens, cleos] = await Promise.all([
    ben.react(open, card.event, '👍🏽'),
    cleo.reply(open, card.event, 'agree because it is time'),
    ana.send(open, `!vote ${card.number} disagree`),
  ]);
  const result = await resultEvent(ana, open, card.number);
  const clean = await althing(bot, 'verify', '--room');
  expect(clean.err).toBe('');
  expect(clean.out).toBe(
    'In order: 2 proposals compared with their rooms, 0 differences explained, 0 not.\n',
  );

  const dans = await dan.react(open, card.event, '👎');
  await ben.redact(open, bens);
  await ana.redact(open, cleos);
  await ana.redact(open, result.event_id);
  const explained = await althing(bot, 'verify', '--room');
  expect(explained.err).toBe('');
  expect(explained.out.trimEnd().split('\n')).toEqual([
    `explained: proposal 2: its result was removed by ${ana.userId}`,
    expect.stringContaining(`explained: proposal 2: ${dan.userId} has disagree on the card (${dans}, `),
    `explained: proposal 2: the vote agree of ${ben.userId} (${bens}) was removed by ${ben.userId} after the end; it stands`,
    `explained: proposal 2: the vote agree of ${cleo.userId} (${cleos}) was removed by ${ana.userId} after the end; it stands`,
    'In order: 2 proposals compared with their rooms, 4 differences explained, 0 not.',
  ]);

  await bot.stop();
  const database = new Database(bot.database);
  database.exec('DROP TRIGGER facts_do_not_change');
  const { changes } = database
    .prepare(
      `UPDATE facts SET body = replace(body, '"choice":"disagree"', '"choice":"agree"')
       WHERE json_extract(body, '$.proposal') = ?`,
    )
    .run(later.number);
  expect(changes).toBeGreaterThan(0);
  database
    .prepare(`UPDATE facts SET body = replace(body, ?, '$nowhere') WHERE json_extract(body, '$.cause') = ?`)
    .run(bens, bens);
  database.close();
  const strange = await althing(bot, 'verify', '--room');
  expect(strange.code).toBe(1);
  expect(strange.err).toMatch(/NOT EXPLAINED: proposal 1: the vote agree of @dan.* the room shows disagree/u);
  expect(strange.err).toMatch(
    /NOT EXPLAINED: proposal 2: the vote agree of @ben.* the homeserver does not know it/u,
  );
  expect(strange.err).toMatch(/Not in order: 2 proposals compared/u);
});

test('a result that is there twice is told', async () => {
  const { ana, ben, botId, botToken, bot, open } = await group({ minimum: '5 seconds' });
  const card = await proposes(ana, open, 'Plant a tree');
  await ben.react(open, card.event, '👍');
  const result = await resultEvent(ana, open, card.number);
  await bot.kill();
  const asBot = new Member(inject('homeserver').baseUrl, { userId: botId, accessToken: botToken });
  await asBot.sendEvent(open, 'm.room.message', result.content);
  const { code, err } = await althing(bot, 'verify', '--room');
  expect(err).toMatch(/NOT EXPLAINED: proposal 1: its result is there 2 times/u);
  expect(code).toBe(1);
});

test('a backup that was made during the vote brings a lost database back, and nothing is said twice', async () => {
  const { ana, ben, cleo, dan, bot, open } = await group({ minimum: '30 seconds' });
  const card = await proposes(ana, open, 'Buy a new disk');
  await ben.react(open, card.event, '👍');
  await asks(ben, open, '!status');
  expect(await althing(bot, 'backup', 'copy.db')).toMatchObject({ code: 0 });

  const change = await ben.react(open, card.event, '👎');
  await cleo.reply(open, card.event, 'agree because the old one is full');
  await ana.react(open, card.event, '👍');
  await dan.react(open, card.event, '👍');
  const next = await proposes(dan, open, 'Sell the old disk\nCloses: in 2 hours');
  expect(await asks(cleo, open, '!status')).toContain('Sell the old disk');
  await bot.kill();
  await bot.loseDatabase();
  await ben.redact(open, change);
  const restored = await althing(bot, 'restore', 'copy.db');
  expect(restored.out).toMatch(/^The copy is in order: .*\nRestored /u);
  await bot.start();

  const result = await resultEvent(ana, open, card.number, 60_000);
  expect(resultIn(result)).toMatchObject({ outcome: 'passed', tally: { agree: 4, disagree: 0 } });
  expect(await asks(cleo, open, `!status ${next.number}`)).toContain('Sell the old disk');
  const events = await ana.messages(open);
  expect(events.filter(isCard)).toHaveLength(2);
  expect(events.filter((event) => resultIn(event) !== undefined)).toHaveLength(1);
  const keys = events.flatMap(({ content, type }) =>
    type === 'm.room.message' ? (content['coop.althing.key'] ?? []) : [],
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(await althing(bot, 'verify')).toMatchObject({ code: 0 });
  expect(await althing(bot, 'verify', '--room')).toMatchObject({ code: 0, err: '' });
});
