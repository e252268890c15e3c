import { describe, expect, test } from 'vitest';

import { ballotOfVoter } from '../../src/governance/proposal/ballots.ts';
import { RECORD_FIELD } from '../../src/ledger/record/published.ts';
import { eventContent } from '../support/event-content.ts';
import type { SaidText } from './support/minutes.ts';
import type { Member } from './support/member.ts';
import { OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

function reasonOf({ minutes }: World, { id }: Member): string | undefined {
  return ballotOfVoter(minutes.vote(1), id)?.reason;
}

function recordIn(said: SaidText): unknown {
  return eventContent(said)[RECORD_FIELD];
}

function questions({ minutes }: World) {
  return minutes.texts().filter(({ key }) => key.startsWith('ask-reason:'));
}

describe('whoever blocks', () => {
  test('is asked in the thread which principle it is about', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '🛑');
    expect(questions(world)).toMatchObject([{ thread: card, mentions: [ben.id], notice: false }]);
  });

  test('is asked once, however often the Block comes and goes', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.removes(await ben.reacts(card, '🛑'));
    await ben.reacts(card, '✋');
    expect(questions(world)).toHaveLength(1);
  });

  test('is not asked when the reason came with the words', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    await ben.replies(await ana.proposes('Buy a new disk'), 'block because it closes us off');
    expect(questions(world)).toEqual([]);
    expect(reasonOf(world, ben)).toBe('it closes us off');
  });

  test('is asked also after a Block by words without a reason', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    await ana.proposes('Buy a new disk');
    await ben.says(OPEN_CHATROOM, '!vote 1 block');
    expect(questions(world)).toHaveLength(1);
  });

  test('is not asked when the Block does not count', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    await world.somebody('eve').reacts(card, '🛑');
    expect(questions(world)).toEqual([]);
  });
});

describe('a Block that was taken back', () => {
  test('is kept with who and why, and told in status and result', async () => {
    const world = await World.begin();
    const { ana, ben, cleo, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.says(OPEN_CHATROOM, '!vote 1 block because it closes us off');
    await ben.says(OPEN_CHATROOM, '!vote 1 agree');
    const sign = await cleo.reacts(card, '🛑');
    await cleo.removes(sign);
    const told = world.words('blocks.withdrawn', { count: 2, voters: `${ben.id} and ${cleo.id}` });
    expect(await ana.asks(OPEN_CHATROOM, '!status 1')).toContain(told);
    await world.passes('7 days');
    const result = minutes.text(`result:${card}`);
    expect(result.text.plain).toContain(told);
    expect(recordIn(result)).toMatchObject({
      record: {
        withdrawnBlocks: [
          { voter: ben.id, reason: 'it closes us off' },
          { voter: cleo.id, event: sign },
        ],
      },
    });
  });

  test('is not told of whoever blocks again', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.removes(await ben.reacts(card, '🛑'));
    await ben.reacts(card, '🛑');
    expect(await ana.asks(OPEN_CHATROOM, '!status 1')).not.toContain('taken back');
    expect(world.minutes.vote(1).withdrawnBlocks).toHaveLength(1);
  });

  test('is said without its reason, once a moderator has removed that', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    const words = await ben.says(OPEN_CHATROOM, '!vote 1 block because they are thieves');
    await ben.says(OPEN_CHATROOM, '!vote 1 agree');
    await ana.removes(words);
    await world.passes('7 days');
    expect(JSON.stringify(recordIn(minutes.text(`result:${card}`)))).not.toContain('thieves');
  });
});

describe('the reason for a Block', () => {
  test('is what the member says next in the thread, and is confirmed', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '🛑');
    const reason = await ben.saysInThread(card, 'It closes us off from other servers.');
    expect(reasonOf(world, ben)).toBe('It closes us off from other servers.');
    expect(minutes.reactionsOfBot(reason)).toEqual(['📝']);
  });

  test('can be a direct reply to the question', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    await ben.reacts(await ana.proposes('Buy a new disk'), '🛑');
    await ben.replies(minutes.eventOf(`ask-reason:${minutes.vote(1).card}:${ben.id}`), 'It closes us off.');
    expect(reasonOf(world, ben)).toBe('It closes us off.');
  });

  test('is the first thing said, and talk after it is talk', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '🛑');
    await ben.saysInThread(card, 'It closes us off.');
    await ben.saysInThread(card, 'But I may be wrong.');
    expect(reasonOf(world, ben)).toBe('It closes us off.');
  });

  test('is nobody else’s message', async () => {
    const world = await World.begin();
    const { ana, ben, cleo } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '🛑');
    await cleo.saysInThread(card, 'Why on earth?');
    expect(reasonOf(world, ben)).toBeUndefined();
  });

  test('is no message outside of the thread', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    await ben.reacts(await ana.proposes('Buy a new disk'), '🛑');
    await ben.says(OPEN_CHATROOM, 'Good morning everybody');
    expect(reasonOf(world, ben)).toBeUndefined();
  });

  test('is no command', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '🛑');
    await ben.saysInThread(card, '!status');
    expect(reasonOf(world, ben)).toBeUndefined();
  });

  test('is taken back with its message, and the next one can take its place', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '🛑');
    await ben.removes(await ben.saysInThread(card, 'It closes us off.'));
    expect(reasonOf(world, ben)).toBeUndefined();
    await ben.saysInThread(card, 'It is against openness.');
    expect(reasonOf(world, ben)).toBe('It is against openness.');
  });

  test('can be changed with the command vote', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '🛑');
    await ben.saysInThread(card, 'It closes us off.');
    await ben.saysInThread(card, '!vote block because it is against openness');
    expect(reasonOf(world, ben)).toBe('it is against openness');
  });

  test('is kept in at most 1000 characters, each of them whole', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '🛑');
    await ben.saysInThread(card, `a${'🙂'.repeat(600)}`);
    const reason = reasonOf(world, ben) ?? '';
    expect(reason.isWellFormed()).toBe(true);
    expect(reason.length).toBeLessThanOrEqual(1000);
  });

  test('holds nothing that turns the reading direction around', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '🛑');
    await ben.saysInThread(card, 'It\u202E closes us off.');
    expect(reasonOf(world, ben)).toBe('It closes us off.');
  });

  test('is without the message that an old client repeats above it', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    await ben.reacts(await ana.proposes('Buy a new disk'), '🛑');
    const question = minutes.eventOf(`ask-reason:${minutes.vote(1).card}:${ben.id}`);
    await ben.replies(question, '> <@althing:example.coop> You blocked\n\nIt closes us off.');
    expect(reasonOf(world, ben)).toBe('It closes us off.');
  });
});
