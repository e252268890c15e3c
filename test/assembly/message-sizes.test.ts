import { describe, expect, it, test } from 'vitest';

import { INLINE_BYTES } from '../../src/ledger/record/published.ts';
import { bytesOf, MOST_BYTES } from '../support/event-content.ts';
import { FINANCE_ROOM, OPEN_CHATROOM, WITH_MONEY } from './support/social-coop.ts';
import { club, HEADER, MEMBERSHIP_ROOM, WITH_MEMBERS } from './support/with-members.ts';
import { World } from './support/world.ts';

/** Every message so far can be an event. */
function expectSendable({ minutes }: World): void {
  const sizes = minutes.texts().map((said) => [said.key, bytesOf(said)] as const);
  expect(sizes.filter(([, size]) => size > MOST_BYTES)).toEqual([]);
}

function expectWholeCharacters({ minutes }: World): void {
  const halved = minutes.texts().filter(({ text }) => !text.plain.isWellFormed());
  expect(halved.map(({ key }) => key)).toEqual([]);
}

const TITLE = 150;
const JUSTIFICATION = 500;
const DETAILS = 6000;
/** As long as the limit, in units of JavaScript strings. */
const filled = (piece: string, length: number): string => piece.repeat(Math.floor(length / piece.length));

describe('no message is too large for an event', () => {
  it.each([
    ['of four bytes a character', '🙂'],
    ['of three bytes a character', '選'],
    ['that HTML escapes', '"'],
    ['of emphasis', '*a* '],
    ['of code', '`a` '],
    ['of lists', '- - - - - - a\n\n1. a\n\n'],
    ['of short lines', 'a\n'],
    ['of deep quotes', `${'>'.repeat(20)}a\n\n`],
    ['of deep lists', `${'- '.repeat(20)}a\n\n\n`],
    ['of links', '[a](https:b) '],
  ])('with the longest details %s, unless they are refused', async (_, piece) => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const command = await ana.says(
      OPEN_CHATROOM,
      `!propose Buy a new disk\n\nx${filled(piece, DETAILS - 1)}`,
    );
    expect(minutes.answers(command).length === 0).toBe(
      minutes.keys().some((key) => key.startsWith('details:')),
    );
    await ana.says(OPEN_CHATROOM, '!status 1');
    await ana.says(OPEN_CHATROOM, '!withdraw 1');
    expectSendable(world);
  });

  test('with the longest names on a list of members', async () => {
    const statuses = ['probation', 'non-paying', 'frozen', 'left', 'member'];
    const lines = Array.from({ length: 200 }, (_, index) => {
      const account = `@${String(index)}${'&'.repeat(240 - String(index).length)}:example.coop`;
      return `,${account},2026-11-01,${String(statuses[index % statuses.length])},`;
    });
    const { world, mia } = await club(WITH_MEMBERS, [HEADER, ...lines].join('\n'));
    const [, first = ''] = lines[0]?.split(',') ?? [];
    for (const line of [
      'list',
      ...statuses.map((status) => `list ${status}`),
      `unpaid ${first} since 2026-10-01`,
    ]) {
      await mia.says(MEMBERSHIP_ROOM, `!member ${line}`);
    }
    for (let warned = 0; warned < 14; warned += 1) {
      await mia.says(MEMBERSHIP_ROOM, `!member warn ${first} because ${'"'.repeat(2000)}`);
    }
    await mia.says(MEMBERSHIP_ROOM, `!member history ${first}`);
    await world.passes('100 days');
    expect(world.minutes.keys().some((key) => key.startsWith('renewal:'))).toBe(true);
    expectSendable(world);
  });

  test('with very many delegates who do not agree', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `${'d'.repeat(200)}-${String(index)}`);
    const accountsOf = (shop: number) =>
      names.filter((_, index) => index % 3 === shop).map((name) => `@${name}:example.coop`);
    const lines = [0, 1, 2].map(
      (shop) => `shop-${String(shop)},${accountsOf(shop).join(' ')},2025-06-01,member,`,
    );
    const { world, mia } = await club(WITH_MEMBERS, [HEADER, ...lines].join('\n'));
    const card = await world.ana.proposes('Buy a new disk');
    for (const [index, name] of names.entries()) {
      const delegate = world.somebody(name);
      await delegate.joins(OPEN_CHATROOM);
      await delegate.reacts(card, index % 6 < 3 ? '👍' : '👎');
    }
    for (const text of ['!status 1', '!ballots 1']) {
      expect(await world.ana.asks(OPEN_CHATROOM, text)).toContain('and 17 more');
    }
    expect(await mia.asks(MEMBERSHIP_ROOM, '!member history shop-1')).toContain('and 32 more');
    await world.passes('7 days');
    expectSendable(world);
  });

  test('with details of what people write', async () => {
    const world = await World.begin();
    const paragraph =
      '- **Who**: [the provider](https://example.coop/offer), because “it” is `cheap` & good\n';
    await world.ana.proposes(`Rent a bigger server\n\n${filled(paragraph, DETAILS)}`);
    expectSendable(world);
  });

  test('with the longest lines that a rule asks for', async () => {
    const world = await World.begin(WITH_MONEY);
    const longest = '"'.repeat(300);
    const lines = ['What', 'Timeline', 'Qualifications'].map((field) => `${field}: a${longest.slice(1)}`);
    const text = ['EXPENSE: Help', ...lines, 'Cost: 1 USD', '', filled('*a* ', 700)];
    const card = await world.ana.proposes(text.join('\n'), FINANCE_ROOM);
    await world.ana.reacts(card, '👍');
    await world.passes('7 days');
    expect(world.minutes.outcome(1)).toBe('passed');
    expectSendable(world);
  });

  test('with the longest title and justification', async () => {
    const world = await World.begin();
    const { ana } = world;
    const title = filled('🙂', TITLE);
    const card = await ana.proposes(`URGENT ${title}\nJustification: ${filled('🙂', JUSTIFICATION)}`);
    await ana.saysInThread(card, '!status');
    await ana.saysInThread(card, '!withdraw');
    expectSendable(world);
  });

  test('with many long reasons', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    const crowd = await world.crowd(60);
    await world.inOneBatch(async () => {
      for (const member of crowd) await member.replies(card, `block because ${filled('🙂', 900)}`);
    });
    await world.ana.saysInThread(card, '!status');
    await world.ana.saysInThread(card, '!ballots');
    await world.passes('7 days');
    expectSendable(world);
  });

  test('with the largest record that is no file, beside the longest words', async () => {
    const inline: number[] = [];
    for (const blocks of [6, 8, 9, 10, 11, 12]) {
      const world = await World.begin();
      const { ana, minutes } = world;
      const title = filled('🙂', TITLE);
      const card = await ana.proposes(`URGENT ${title}\nJustification: ${filled('🙂', JUSTIFICATION)}`);
      const crowd = await world.crowd(blocks);
      await world.inOneBatch(async () => {
        for (const member of crowd) await member.replies(card, `block because ${filled('🙂', 1000)}`);
      });
      await world.passes('7 days');
      expectSendable(world);
      if (minutes.files().length === 0) inline.push(bytesOf(minutes.text('result:')));
    }
    expect(Math.max(...inline)).toBeGreaterThan(INLINE_BYTES);
  });

  test('with many open proposals', async () => {
    const world = await World.begin();
    await world.inOneBatch(async () => {
      for (let each = 0; each < 120; each++) {
        await world.ana.says(OPEN_CHATROOM, `!propose ${filled('選', TITLE)}`);
      }
    });
    await world.ana.says(OPEN_CHATROOM, '!status');
    await world.ana.says(OPEN_CHATROOM, '!pending');
    await world.ana.saysToBot('status');
    expectSendable(world);
  });

  test('with many delayed votes', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    const crowd = await world.crowd(600);
    const sentAt = world.now;
    await world.passes('1 hour');
    await world.inOneBatch(async () => {
      for (const member of crowd) await member.reacts(card, '👍', { sentAt });
    });
    await world.passes('7 days');
    expectSendable(world);
  });

  test('with many mistakes in one proposal', async () => {
    const world = await World.begin();
    await world.ana.says(
      OPEN_CHATROOM,
      `!propose Buy a new disk\n\nDetails\n${filled('Closes: x\n', 40_000)}`,
    );
    expectSendable(world);
  });

  test('with one very long word', async () => {
    const world = await World.begin();
    const long = 'x'.repeat(30_000);
    const commands = [`!${long}`, `!help ${long}`, `!vote ${long}`, `!vote 1 ${long}`, `!status ${long}`];
    for (const text of [...commands, `!propose T\nCloses: ${long}`, `!propose ${long}`]) {
      await world.ana.says(OPEN_CHATROOM, text);
    }
    expectSendable(world);
  });
});

describe('no message has half a character', () => {
  test.each([
    ['in a reason', `!vote 1 agree because a${filled('🙂', 1200)}`, '!ballot 1'],
    ['in the details of a refusal', `!propose URGENT Buy\n\na${filled('🙂', 1000)}`],
    ['in a closing time', `!propose Buy\nCloses: a${filled('🙂', 80)}`],
    ['in what help is asked for', `!help a${filled('🙂', 80)}`],
    ['in a choice', `!vote 1 a${filled('🙂', 80)}`],
  ])('%s', async (_, ...texts) => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    for (const text of texts) await world.ana.says(OPEN_CHATROOM, text);
    expectWholeCharacters(world);
  });

  test('in what is no command', async () => {
    const world = await World.begin();
    await world.ana.saysToBot(`a${filled('🙂', 80)}`);
    expectWholeCharacters(world);
  });
});
