import { expect, test } from 'vitest';

import { Overdue } from '../../src/assembly/overdue.ts';
import type { Open } from '../../src/governance/proposal/proposal.ts';
import { World } from './support/world.ts';

const MINUTE = 60_000;

/** A proposal whose votes can't be checked, told of by whoever tries. */
async function overdue() {
  const world = await World.begin();
  await world.ana.proposes('Buy a new disk');
  const proposal = world.minutes.vote(1);
  if (proposal.status !== 'open') throw new Error('it is open');
  let now = 0;
  let answersSince: number | undefined = 0;
  let isThere = true;
  let later = 0;
  const told: Open[] = [];
  const watched = new Overdue({
    bodies: { hasBot: () => isThere },
    clock: () => now,
    answering: () => (answersSince === undefined ? undefined : now - answersSince),
    tell: (each) => told.push(each),
  });
  return {
    told,
    /** It is tried, and fails. */
    failsAt: (minute: number) => {
      now = minute * MINUTE;
      watched.note({ ...proposal, closesAt: proposal.closesAt + later });
      return told.length;
    },
    homeserverAnswersSince: (minute: number | undefined) => {
      answersSince = minute === undefined ? undefined : minute * MINUTE;
    },
    putsOut: () => {
      isThere = false;
    },
    comesBack: () => {
      isThere = true;
    },
    isExtended: () => {
      later += 1;
    },
  };
}

test('a proposal whose votes can’t be checked for ten minutes is told of', async () => {
  const { failsAt } = await overdue();
  expect([20, 25, 29].map(failsAt)).toEqual([0, 0, 0]);
  expect(failsAt(30)).toBe(1);
});

test('not while the homeserver has come back only just', async () => {
  const { failsAt, homeserverAnswersSince } = await overdue();
  failsAt(0);
  homeserverAnswersSince(60);
  expect([60, 69].map(failsAt)).toEqual([0, 0]);
  expect(failsAt(70)).toBe(1);
});

test('not where the bot was put out: that was told already', async () => {
  const { failsAt, putsOut } = await overdue();
  putsOut();
  expect([0, 60].map(failsAt)).toEqual([0, 0]);
});

test('a proposal that was extended since is due anew', async () => {
  const { failsAt, isExtended } = await overdue();
  failsAt(0);
  isExtended();
  expect([600, 609].map(failsAt)).toEqual([0, 0]);
  expect(failsAt(610)).toBe(1);
});

test('time in which the bot was put out does not count', async () => {
  const { failsAt, putsOut, comesBack } = await overdue();
  failsAt(0);
  putsOut();
  failsAt(30);
  comesBack();
  expect([60, 69].map(failsAt)).toEqual([0, 0]);
  expect(failsAt(70)).toBe(1);
});
