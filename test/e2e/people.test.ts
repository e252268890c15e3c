import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

import type { Member } from '../../homeserver/member.ts';
import { textOf } from '../../homeserver/room-event.ts';
import { formGroup, type Group } from './support/group.ts';
import { asks, proposes } from './support/reading.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

const DAY = 24 * 60 * 60_000;
const config = z.looseObject({
  electorates: z.unknown(),
  bodies: z.looseObject({ finance: z.looseObject({}) }),
});

const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The same group with a list of its members, kept by the people of the second room. */
async function withMembers(of: Group, lines: readonly string[]): Promise<void> {
  const { bot } = of;
  const before = config.parse(parse(await readFile(bot.configFile, 'utf8')));
  const { bodies } = before;
  const electorates = { members: { roster: 'members.csv', probation: '42 days', keptBy: 'finance' } };
  const finance = { ...bodies.finance, name: 'Membership working group' };
  await writeFile(bot.configFile, stringify({ ...before, electorates, bodies: { ...bodies, finance } }));
  await writeFile(join(bot.folder, 'members.csv'), ['seat,accounts,joined,status', ...lines].join('\n'));
  await bot.start();
}

/** What the bot said in private, in the chat to which it invited somebody. */
async function privateWord(member: Member, fits: RegExp): Promise<string> {
  const room = await member.waitForInvite();
  await member.join(room);
  const event = await member.waitFor(room, (each) => fits.test(textOf(each) ?? ''), {
    describe: `a private word ${String(fits)}`,
  });
  return textOf(event) ?? '';
}

test('members come, vote, are frozen and vote for their organisation by the bylaws', async () => {
  const formed = await formGroup({ others: 2 });
  onTestFinished(() => formed.bot.remove());
  const { ana, ben, cleo, dan, others, open, finance: membership, bot } = formed;
  const [fay = ana, gil = ana] = others;
  const lastYear = isoDay(Date.now() - 365 * DAY);
  await withMembers(formed, [
    ...[ana, ben].map(({ userId }) => `,${userId},${lastYear},member`),
    `,${dan.userId},${isoDay(Date.now())},probation`,
    `food-coop,${fay.userId} ${gil.userId},${lastYear},member`,
  ]);
  const card = await proposes(ana, open, 'Buy a new disk');
  expect(card.text).toContain('on the list “members” and has ended 42 days of probation; today 3 members.');

  // On probation: told in private from which day on votes count.
  await dan.react(open, card.event, '👍');
  const today = Math.floor(Date.now() / DAY) * DAY;
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  expect(await privateWord(dan, /probation/u)).toContain(
    `count from ${day.format(today + 42 * DAY)} (UTC) on`,
  );

  expect(await asks(ben, membership, `!member approve ${cleo.userId} joined ${lastYear}`)).toContain(
    'is approved',
  );
  expect(await privateWord(cleo, /Welcome/u)).toContain('You are a member now');
  await cleo.react(open, card.event, '👍');

  // A freeze needs its ground, and what was voted before stands.
  await ben.react(open, card.event, '👎');
  expect(await asks(ana, membership, `!member freeze ${ben.userId} because rude`)).toContain(
    'has 0 warnings. Nothing was changed.',
  );
  for (const because of ['rude', 'rude again']) {
    await asks(ana, membership, `!member warn ${ben.userId} because ${because}`);
  }
  expect(await asks(ana, membership, `!member freeze ${ben.userId} because rude still`)).toContain(
    'is frozen (ground: warnings)',
  );
  expect(await privateWord(ben, /frozen/u)).toContain('please talk to them');
  await asks(ben, open, `!vote ${card.number} agree`);

  // Two delegates, one ballot.
  await fay.react(open, card.event, '👍');
  await gil.react(open, card.event, '🤷');
  const status = () => asks(ana, open, `!status ${card.number}`);
  await until(async () => (await status()).includes('Agree 1, Disagree 1, Abstain 1, Block 0.'), true);
  expect(await status()).toContain(
    `${gil.userId}, Abstain: for food-coop (before, for the same ballot: ${fay.userId}, Agree)`,
  );

  const said = (await ana.messages(open)).map((event) => textOf(event) ?? '').join('\n');
  expect(said).not.toMatch(/frozen|freeze|warn|rude/u);
  expect(await verifies(bot)).toContain('In order');
});
