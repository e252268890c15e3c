import { expect, test } from 'vitest';

import { textOf } from '../../homeserver/room-event.ts';
import { group } from './support/group.ts';

test('a proposal is made, voted on and closed', async () => {
  const { members, open, botId, bot } = await group({ minimum: '6 seconds' });
  const [ana, ben, cleo] = members;
  if (!ana || !ben || !cleo) throw new Error();
  try {
    await ana.send(open, '!propose Buy a new disk\n\nThe old one is **full**.');
    const card = await ana.waitFor(
      open,
      (e) => e.sender === botId && textOf(e)?.includes('Buy a new disk') === true,
      { describe: 'the card' },
    );
    console.log(JSON.stringify(card.content, null, 1));
    await ben.react(open, card.event_id, '👍');
    await cleo.reply(open, card.event_id, 'agree because we need it');
    await ana.send(open, '!status');
    const st = await ana.waitFor(
      open,
      (e) => e.sender === botId && textOf(e)?.includes('1 open proposal') === true,
      { describe: 'status' },
    );
    console.log(textOf(st));
    const result = await ana.waitFor(
      open,
      (e) => e.sender === botId && textOf(e)?.startsWith('Passed') === true,
      { describe: 'the result' },
    );
    console.log(textOf(result), JSON.stringify(result.content, null, 1));
  } finally {
    console.log((await bot.log()).slice(-6000));
    for (const e of await ana.messages(open))
      console.log(e.type, e.sender, JSON.stringify(e.content).slice(0, 200));
  }
  expect(1).toBe(1);
});
