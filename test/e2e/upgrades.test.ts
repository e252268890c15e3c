import { describe, expect, it } from 'vitest';

import { editedTextOf, textOf } from '../../homeserver/room-event.ts';
import { althing } from './support/althing.ts';
import { group } from './support/group.ts';
import { answerTo, asks, isCard, proposes, reactionsOn, resultIn, resultOf } from './support/reading.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

describe('a room is upgraded while a proposal is open, and the vote goes on in the new one', () => {
  it.each([
    ['version 10, which everybody may join', '10', 'public_chat'],
    ['version 12, which needs invitations', '12', 'private_chat'],
  ])('to room %s', async (_, version, preset) => {
    const { ana, ben, cleo, dan, bot, botId, open } = await group({
      minimum: '18 seconds',
      roomOptions: { room_version: '9', preset },
    });
    const card = await proposes(ana, open, 'Move to a new host');
    await ana.react(open, card.event, '👍');
    await ben.reply(open, card.event, 'disagree');
    await asks(ana, open, '!status');

    const upgraded = await ana.upgradeRoom(open, version);
    const members = [ben, cleo, dan];
    if (preset === 'private_chat') {
      for (const guest of [botId, ...members.map((member) => member.userId)]) {
        await ana.invite(upgraded, guest);
      }
    }
    await Promise.all(members.map((member) => member.join(upgraded)));
    const moved = await ana.waitFor(upgraded, isCard, { describe: 'the card in the new room' });
    expect(textOf(moved)).toContain('Agree 1, Disagree 1');
    await cleo.react(upgraded, moved.event_id, '👍');
    await dan.send(upgraded, '!vote 1 agree');
    await ben.react(upgraded, moved.event_id, '🤷');

    const result = await resultOf(ana, upgraded, card.number);
    expect(result).toMatchObject({ outcome: 'passed', tally: { agree: 3, disagree: 0, abstain: 1 } });
    const events = [...(await ana.messages(open)), ...(await ana.messages(upgraded))];
    expect(events.filter((event) => resultIn(event) !== undefined)).toHaveLength(1);
    const cards = events.filter((event) => isCard(event) && editedTextOf(event) === undefined);
    expect(cards.map((event) => event.event_id)).toEqual([card.event, moved.event_id]);
    const signsOfBot = async () =>
      (await reactionsOn(ana, upgraded, moved.event_id)).filter((sign) => sign.startsWith(botId));
    await until(signsOfBot, []);
    expect(await verifies(bot)).toMatch(/^In order/u);
    expect(await althing(bot, 'verify', '--room')).toMatchObject({
      code: 0,
      out: 'In order: 1 proposals compared with their rooms, 0 differences explained, 0 not.\n',
    });
  });

  it('also when that happens while the bot is down, and after restarts', async () => {
    const { ana, ben, cleo, bot, open } = await group({
      minimum: '25 seconds',
      roomOptions: { room_version: '9', preset: 'public_chat' },
    });
    const card = await proposes(ana, open, 'Move to a new host');
    await ana.react(open, card.event, '👍');
    await asks(ana, open, '!status');
    await bot.kill();
    await ben.react(open, card.event, '👍');
    const upgraded = await ana.upgradeRoom(open, '10');
    await Promise.all([ben, cleo].map((member) => member.join(upgraded)));
    await bot.start();
    const moved = await ana.waitFor(upgraded, isCard, { describe: 'the card in the new room' });
    await bot.kill();
    await cleo.react(upgraded, moved.event_id, '👎');
    await bot.start();

    const asked = await ana.send(upgraded, '!status');
    expect(await answerTo(ana, upgraded, asked)).toContain('Agree 2, Disagree 1');
    const result = await resultOf(ana, upgraded, card.number);
    expect(result).toMatchObject({ outcome: 'passed', tally: { agree: 2, disagree: 1 } });
    expect((await ana.messages(upgraded)).filter(isCard)).toHaveLength(1);
    expect(await verifies(bot)).toMatch(/^In order/u);
  });
});
