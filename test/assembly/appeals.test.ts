import { describe, expect, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM, WITH_MONEY } from './support/social-coop.ts';
import { World } from './support/world.ts';

const APPEAL = 'APPEAL: Let Eva in\nFor: @eva:example.coop\n\nThe application was denied in May.';

describe('an appeal', () => {
  test('is opened by any member in the full group, and says what passing means (R13)', async () => {
    const { cleo, minutes } = await World.begin(WITH_MONEY);
    const command = await cleo.says(OPEN_CHATROOM, `!propose ${APPEAL}`);
    const card = minutes.text(`card:${command}`).text.plain;
    expect(card).toContain('For: @eva:example.coop');
    expect(card).toContain('If this passes, it is granted; otherwise it is not granted.');
  });

  test('that passes is granted; machines read that it passed', async () => {
    const world = await World.begin(WITH_MONEY);
    const { cleo, minutes } = world;
    const card = await cleo.proposes(APPEAL);
    await cleo.reacts(card, '👍');
    await world.passes('7 days');
    const result = minutes.text('result:');
    expect(result.text.plain.startsWith('Granted. Proposal 1: APPEAL: Let Eva in')).toBe(true);
    expect(result.data).toMatchObject({ 'coop.althing.result': { outcome: 'passed' } });
    expect(minutes.text('card-closed:').text.plain).toContain('This proposal is closed: granted.');
    expect(await cleo.asks(OPEN_CHATROOM, '!status 1')).toContain('Proposal 1 is closed: granted.');
  });

  test('that does not pass is not granted', async () => {
    const world = await World.begin(WITH_MONEY);
    await world.cleo.proposes(APPEAL);
    await world.passes('7 days');
    expect(world.minutes.text('result:').text.plain).toContain('Not granted. Proposal 1');
    expect(await world.cleo.asks(OPEN_CHATROOM, '!vote 1 agree')).toContain('is closed (not granted)');
    expect(await world.cleo.asks(OPEN_CHATROOM, '!done 1')).toContain('ended as not granted');
  });

  test('is not for a working group, and names the person', async () => {
    const { ana } = await World.begin(WITH_MONEY);
    expect(await ana.asks(FINANCE_ROOM, `!propose ${APPEAL}`)).toContain(
      'APPEAL proposals are for Full group only',
    );
    const answer = await ana.asks(OPEN_CHATROOM, '!propose APPEAL: Let Eva in');
    expect(answer).toContain('APPEAL proposals need one more line: “For:”.');
  });

  test('in words of the configuration, whatever signs they hold', async () => {
    const yaml = WITH_MONEY.replace('passed: granted', "passed: '<b>gr&nted</b>'");
    const world = await World.begin(yaml);
    const card = await world.cleo.proposes(APPEAL);
    await world.cleo.reacts(card, '👍');
    await world.passes('7 days');
    expect(world.minutes.text('result:').text.html).toContain('&lt;b&gt;gr&amp;nted&lt;/b&gt;');
  });
});
