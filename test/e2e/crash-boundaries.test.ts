import { expect, test } from 'vitest';

import { type CrashPoint, namesOf } from './support/crash-point.ts';
import { crashesThrough } from './support/crash-runs.ts';
import { expectStoryTold, tellStory } from './support/crash-story.ts';
import { group, type Group } from './support/group.ts';

const TITLES = ['Move to a new host', 'Buy chairs', 'Pay the bill'];

/** With a database that is not there yet. */
async function freshGroup(): Promise<Group> {
  const fresh = await group({ others: 4, minimum: '20 seconds' });
  await fresh.bot.stop();
  await fresh.bot.loseDatabase();
  return fresh;
}

/** Of each kind of boundary. A test in which nothing happens must not pass. */
function expectSome(crashes: readonly CrashPoint[]): void {
  for (const when of ['before', 'after']) {
    for (const deed of ['commit', 'send', 'acknowledge']) {
      const count = crashes.filter((crash) => crash.when === when && crash.deed === deed).length;
      expect(count, `crashes ${when} ${deed}`).toBeGreaterThan(0);
    }
  }
}

test(
  'ended at its first boundary, then at the second of its next life, and so on',
  { timeout: 180_000 },
  async () => {
    const here = await freshGroup();
    const story = tellStory(here, TITLES);
    const crashes = await crashesThrough(here.bot, story, (run) => run);
    expectSome(crashes);
    expect(crashes.length).toBeGreaterThan(15);
    await expectStoryTold(here, await story);
  },
);

/** Every kind of message that the story has the bot send, and what it does to send a private word. */
const MESSAGES = [
  'answer',
  'ask-reason',
  'card',
  'card-closed',
  'confirm',
  'details',
  'hint',
  'not-counted',
  'result',
  'seed',
  'un-seed',
];
// A vote that is taken back while the bot is away leaves no fact.
const FACTS = [
  'proposal made',
  'proposal opened',
  'vote cast',
  'reason given',
  'proposal withdrawn',
  'proposal closed',
];

test('ended once at every kind of boundary with every kind of message', { timeout: 180_000 }, async () => {
  // A message that was acknowledged needs no second try, so each story can end there once only.
  const stories = [
    { at: ['before commit', 'after commit'], kinds: [...MESSAGES, ...FACTS, 'migration', 'position'] },
    { at: ['before send', 'after send'], kinds: [...MESSAGES, 'direct chat'] },
    { at: ['before acknowledge'], kinds: MESSAGES },
    { at: ['after acknowledge'], kinds: MESSAGES },
  ];
  await Promise.all(
    stories.map(async ({ at, kinds }) => {
      const here = await freshGroup();
      const story = tellStory(here, TITLES);
      const crashes = await crashesThrough(here.bot, story, () => at);
      const places = at.flatMap((place) => kinds.map((kind) => `${place} ${kind}`));
      expect(crashes.flatMap(namesOf)).toEqual(expect.arrayContaining(places));
      await expectStoryTold(here, await story);
    }),
  );
});
