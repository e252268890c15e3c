import { describe, it, test } from 'vitest';

import { OPEN_CHATROOM } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

const TEXT = `Buy a new disk
Discussed: https://matrix.to/#/!open:example.coop/$talk https://pad.example/disk?a=1&b=2
Steward: @ben:example.coop
Review: in 6 months`;

async function passed(text = TEXT): Promise<World> {
  const world = await World.begin();
  await world.ben.reacts(await world.ana.proposes(text), '👍');
  await world.passes('7 days');
  return world;
}

describe('what is to follow a proposal', () => {
  test('stands on its card', async () => {
    const { minutes } = await passed();
    await expectGolden('follow-through/card', minutes.text('card:'));
  });

  test('is told by its result, to whoever sees it through', async () => {
    const { minutes } = await passed();
    await expectGolden('result/seen-through', minutes.text('result:'));
  });

  test('is told of somebody who has only a name', async () => {
    const { minutes } = await passed('Buy a new disk\nSteward: Ben & <Cleo>');
    await expectGolden('result/seen-through-by-name', minutes.text('result:'));
  });

  test('is in its status', async () => {
    const { ana, minutes } = await passed();
    const asked = await ana.says(OPEN_CHATROOM, '!status 1');
    await expectGolden('follow-through/status', minutes.answerTo(asked));
  });

  test('is a look at it on a later day', async () => {
    const world = await passed();
    await world.passes('200 days');
    await expectGolden('follow-through/review', world.minutes.text('review:'));
  });

  test('is a look at it on a later day, with its label', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('BYLAWS Meet twice a year\nReview: in 1 year');
    await world.ben.reacts(card, '👍');
    await world.passes('400 days');
    await expectGolden('follow-through/review-labelled', world.minutes.text('review:'));
  });
});

describe('that it is done', () => {
  test('is told in its thread and in its status', async () => {
    const { ana, minutes } = await passed();
    await ana.says(OPEN_CHATROOM, '!done 1');
    await expectGolden('follow-through/done', minutes.text('done:'));
    const asked = await ana.says(OPEN_CHATROOM, '!status 1');
    await expectGolden('follow-through/status-done', minutes.answerTo(asked));
  });

  test('is told with what was said of it', async () => {
    const { ana, minutes } = await passed();
    await ana.says(OPEN_CHATROOM, '!done 1 It is in use <since Monday>.');
    await expectGolden('follow-through/done-with-note', minutes.text('done:'));
    const asked = await ana.says(OPEN_CHATROOM, '!status 1');
    await expectGolden('follow-through/status-done-with-note', minutes.answerTo(asked));
  });

  test('is refused of what is open, has not passed, or is done', async () => {
    const world = await passed();
    const { ana, minutes } = world;
    await ana.proposes('Buy tea');
    await expectGolden(
      'follow-through/not-decided',
      minutes.answerTo(await ana.says(OPEN_CHATROOM, '!done 2')),
    );
    await world.passes('7 days');
    await expectGolden(
      'follow-through/not-passed',
      minutes.answerTo(await ana.says(OPEN_CHATROOM, '!done 2')),
    );
    await ana.says(OPEN_CHATROOM, '!done 1');
    await expectGolden(
      'follow-through/done-already',
      minutes.answerTo(await ana.says(OPEN_CHATROOM, '!done 1')),
    );
  });
});

describe('a proposal is refused whose', () => {
  it.each([
    ['discussion is no link', 'refused-no-link', 'Discussed: the meeting of May'],
    ['discussion is too many links', 'refused-many-links', `Discussed:${' https://pad.example'.repeat(6)}`],
    ['steward is very long', 'refused-long-steward', `Steward: ${'Ben and '.repeat(20)}`],
    ['review is not understood', 'refused-review', 'Review: now and then'],
    ['review comes before its end', 'refused-early-review', 'Review: 2026-11-05'],
  ])('%s', async (_, name, line) => {
    const { ana, minutes } = await World.begin();
    const asked = await ana.says(OPEN_CHATROOM, `!propose Buy a new disk\n${line}`);
    await expectGolden(`follow-through/${name}`, minutes.answerTo(asked));
  });
});
