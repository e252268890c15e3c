import { expect, test } from 'vitest';

import { healthOf } from '../../src/observe/health.ts';
import { Pulse } from '../../src/observe/pulse.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const BEGINNING = 1_000_000_000;

interface Parts {
  readonly depth?: number;
  readonly waitingSince?: number;
  readonly open?: number;
  readonly firstEnd?: number;
}

/** A bot with these parts, and a clock that the test moves. */
function bot({ depth = 0, waitingSince, open = 0, firstEnd }: Parts = {}) {
  let now = BEGINNING;
  let apart = 0;
  const pulse = new Pulse(
    () => now + apart,
    () => now,
  );
  return {
    pulse,
    /** Its parts are there, and it has heard the homeserver. */
    listens: () => {
      pulse.follow({
        backlog: () => Promise.resolve({ depth, oldest: waitingSince }),
        open: () => open,
        firstEnd: () => firstEnd,
      });
      pulse.heard();
    },
    passes: (time: number) => {
      now += time;
    },
    homeserverIsAheadBy: (time: number) => {
      apart = time;
    },
    health: async () => healthOf(await pulse.vitals()),
  };
}

test('a bot that hears the homeserver is well', async () => {
  const { listens, passes, health } = bot({
    ...{ depth: 2, waitingSince: BEGINNING + 27 * SECOND, open: 4 },
    firstEnd: BEGINNING + MINUTE,
  });
  listens();
  passes(30 * SECOND);
  expect(await health()).toEqual({
    ...{ alive: true, well: true, wrong: [] },
    ...{ uptime: 30, lastSyncAge: 30, outboxDepth: 2, oldestWaiting: 3, openProposals: 4 },
    oldestOverdueClosing: null,
  });
});

test('before it has heard the homeserver for the first time it is not well, and says so', async () => {
  const { passes, health } = bot();
  passes(20 * SECOND);
  expect(await health()).toMatchObject({
    ...{ alive: true, well: false, lastSyncAge: null, outboxDepth: 0 },
    wrong: ['It began 20 seconds ago and has not heard the homeserver yet.'],
  });
});

test.each([
  [
    'the homeserver is silent for a minute and a half',
    {},
    90,
    'It has not heard the homeserver for 91 seconds.',
  ],
  [
    'a closing is five minutes overdue',
    { firstEnd: BEGINNING - 240 * SECOND },
    60,
    'A proposal should have closed 5 minutes ago, and its votes could not be checked.',
  ],
  [
    'a message for a room waits for ten minutes',
    { waitingSince: BEGINNING - 540 * SECOND, depth: 7 },
    60,
    'A message for a room has waited for 10 minutes; 7 wait in all.',
  ],
] as const)('%s: after that it is not well', async (_what, parts, seconds, words) => {
  const { listens, passes, health } = bot(parts);
  listens();
  passes(seconds * SECOND);
  expect(await health()).toMatchObject({ well: true, wrong: [] });
  passes(SECOND);
  expect(await health()).toMatchObject({ well: false, wrong: [words] });
});

test('it is well again as soon as the homeserver is heard', async () => {
  const { listens, passes, pulse, health } = bot();
  listens();
  passes(60 * MINUTE);
  expect((await health()).wrong).toEqual(['It has not heard the homeserver for 60 minutes.']);
  pulse.heard();
  expect(await health()).toMatchObject({ well: true, lastSyncAge: 0 });
});

test('how long the homeserver has been answering begins anew after a silence, not after a short one', () => {
  const { listens, passes, pulse } = bot();
  expect(pulse.answering()).toBeUndefined();
  listens();
  passes(MINUTE);
  pulse.heard();
  passes(MINUTE);
  expect(pulse.answering()).toBe(2 * MINUTE);
  passes(MINUTE);
  expect(pulse.answering()).toBeUndefined();
  pulse.heard();
  expect(pulse.answering()).toBe(0);
});

test('a homeserver with another time makes the bot no older, and no silence', async () => {
  const { listens, passes, pulse, homeserverIsAheadBy, health } = bot();
  listens();
  passes(30 * SECOND);
  homeserverIsAheadBy(60 * MINUTE);
  expect(await health()).toMatchObject({ well: true, uptime: 30, lastSyncAge: 30 });
  pulse.heard();
  homeserverIsAheadBy(-60 * MINUTE);
  passes(2 * MINUTE);
  expect(await health()).toMatchObject({ well: false, uptime: 150, lastSyncAge: 120 });
});
