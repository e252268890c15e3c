import fc from 'fast-check';
import { expect, test } from 'vitest';

import { ballots, tallyOf } from '../../src/governance/proposal/ballots.ts';
import { plays, stories, type Scene } from './support/generated-story.ts';
import { REPORTING } from './support/social-coop.ts';
import { World } from './support/world.ts';

/** Number, title, end and who chose what of each proposal, and what counts. */
function decisions({ minutes }: World) {
  const numbers = new Set(minutes.facts().map((fact) => fact.proposal));
  return [...numbers]
    .toSorted((a, b) => a - b)
    .map((number) => {
      const proposal = minutes.vote(number);
      const chosen = ballots(proposal).flatMap(({ voter, counts, reason }) =>
        counts === undefined ? [] : [[voter, counts.choice, counts.cause, reason]],
      );
      // A vote that came after the closing is none of its facts; read again, it is one that does not count.
      const { notCounted: _, ...tally } = tallyOf(proposal);
      return {
        number,
        title: proposal.terms.title,
        outcome: minutes.outcome(number),
        tally,
        chosen: chosen.toSorted(),
      };
    });
}

/** Tells a story, and keeps the database as it is after each commit. */
async function copiesOf(story: readonly Scene[]) {
  const world = await World.begin(REPORTING);
  const copies: Buffer[] = [];
  world.endsTheBot((boundary) => {
    if (boundary === 'after commit') copies.push(world.copy());
    return false;
  });
  await plays(world, story);
  world.endsTheBot(() => false);
  return { world, copies };
}

async function expectTheSame(world: World, copy: Buffer): Promise<void> {
  const before = { decisions: decisions(world), said: world.minutes.keys() };
  await world.restores(copy);
  await world.passes('1 minute');
  expect({ decisions: decisions(world), said: world.minutes.keys() }).toEqual(before);
}

test(
  'any copy of the database, put in its place at the end, leads to the same decisions and says nothing again',
  { timeout: 60_000 },
  async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(stories(10), async (story) => {
        const { world, copies } = await copiesOf(story);
        for (const copy of copies) await expectTheSame(world, copy);
        count += copies.length;
      }),
      { numRuns: 20, endOnFailure: true },
    );
    expect(count).toBeGreaterThan(300);
  },
);
