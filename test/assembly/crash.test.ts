import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Boundary } from './support/bot.ts';
import { withReminders } from './support/social-coop.ts';
import { plays, stories, type Scene } from './support/generated-story.ts';
import { whatCame } from './support/what-came.ts';
import { World } from './support/world.ts';

async function told(story: readonly Scene[], ends: (boundary: Boundary) => boolean) {
  const world = await World.begin(withReminders('before: [1 day, 3 hours]'));
  world.endsTheBot(ends);
  return whatCame(world, await plays(world, story));
}

/** The story as it goes when nothing happens to the bot, and the boundaries that it comes to. */
async function undisturbed(story: readonly Scene[]) {
  const boundaries: Boundary[] = [];
  const came = await told(story, (boundary) => {
    boundaries.push(boundary);
    return false;
  });
  return { came, boundaries };
}

const [longStory = []] = fc.sample(stories(22), { numRuns: 1, seed: 20_261_121 });

const KINDS: readonly Boundary[] = [
  'before commit',
  'after commit',
  'before send',
  'after send',
  'before acknowledge',
  'after acknowledge',
];

describe('the same facts and the same words come of a story', { timeout: 60_000 }, () => {
  test('whichever of its boundaries the process ends at', async () => {
    const { came, boundaries } = await undisturbed(longStory);
    expect(boundaries.length).toBeGreaterThan(200);
    expect(new Set(boundaries)).toEqual(new Set(KINDS));
    expect(came.said.some((each) => each.includes('Voting ends in'))).toBe(true);
    for (const at of boundaries.keys()) {
      let count = -1;
      expect(await told(longStory, () => (count += 1) === at), `ended at boundary ${at}`).toEqual(came);
    }
  });

  test('if the first process ends at its first boundary, the second at its second, and so on', async () => {
    const { came } = await undisturbed(longStory);
    let [life, count, ends] = [1, 0, 0];
    const crashed = await told(longStory, () => {
      count += 1;
      if (count < life) return false;
      [life, count] = [life + 1, 0];
      ends += 1;
      return true;
    });
    expect(ends).toBeGreaterThan(20);
    expect(crashed).toEqual(came);
  });

  test('wherever and however often processes end', async () => {
    let ends = 0;
    const lives = fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(stories(8), lives, async (story, lengths) => {
        const left = [...lengths];
        let count = 0;
        const crashed = await told(story, () => {
          count += 1;
          if (count !== left[0]) return false;
          count = 0;
          left.shift();
          ends += 1;
          return true;
        });
        expect(crashed).toEqual((await undisturbed(story)).came);
      }),
      { numRuns: 60 },
    );
    expect(ends).toBeGreaterThan(100);
  });
});
