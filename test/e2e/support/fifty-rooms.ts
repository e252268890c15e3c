import Database from 'better-sqlite3';
import { expect } from 'vitest';

import type { Synapse } from '../../../homeserver/synapse.ts';
import { group } from './group.ts';
import { asks, isCard, proposes } from './reading.ts';
import { talk } from './talk.ts';
import { verifies } from './verifies.ts';

/** A vote in each of fifty rooms, and then so much talk that it is in none of the answers of /sync. */
export async function readsAllOfFiftyRooms(homeserver: Synapse, missed: number): Promise<void> {
  const { ana, ben, bot, open, moreRooms } = await group({ homeserver, moreRooms: 50 });
  const cards = await Promise.all(
    moreRooms.map(async (room) => ({ room, card: await proposes(ana, room, 'Meet on Mondays') })),
  );
  await bot.kill();
  await Promise.all(
    cards.map(async ({ room, card }) => {
      await ben.react(room, card.event, '👍');
      await talk([ana, ben], room, missed);
    }),
  );
  await bot.start();
  // Asked last, it is answered last.
  await asks(ana, open, '!status');
  expect(votesIn(bot.database)).toEqual(cards.map(({ card }) => card.number).toSorted((a, b) => a - b));
  for (const { room } of cards) expect((await ana.messages(room)).filter(isCard)).toHaveLength(1);
  expect(await verifies(bot)).toMatch(/^In order/u);
}

/** The proposals that have a vote, once for each. */
function votesIn(file: string): unknown[] {
  const database = new Database(file, { readonly: true });
  const votes = database
    .prepare(
      `SELECT json_extract(body, '$.proposal') AS proposal FROM facts
       WHERE json_extract(body, '$.type') = 'vote cast' ORDER BY proposal`,
    )
    .pluck()
    .all();
  database.close();
  return votes;
}
