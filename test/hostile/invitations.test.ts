import { expect, test } from 'vitest';

import { memberId, roomId } from '../../src/governance/terms.ts';
import { Door } from '../../src/matrix/door.ts';
import { invitationsIn, type Invitation } from '../../src/matrix/invitations.ts';
import { syncAnswer } from '../../src/matrix/sync.ts';

const BOT = memberId('@althing:example.coop');

function invitation(number: number, from = '@mallory:evil.example'): Invitation {
  return { room: roomId(`!${String(number)}`), from: memberId(from), direct: true };
}

/** A door whose answers take a moment; only Ana is welcome. */
function doorOf() {
  const answered: string[] = [];
  const running: Promise<void>[] = [];
  let atOnce = 0;
  let most = 0;
  let looks = 0;
  const places = {
    lookForMissing: () => {
      looks += 1;
      return Promise.resolve();
    },
    isWelcome: ({ from }: Invitation) => from.startsWith('@ana:'),
    answer: async ({ room }: Invitation) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      answered.push(room);
    },
  };
  const door = new Door(places, (task) => running.push(task()));
  const ended = async (): Promise<void> => {
    for (const task of running) await task;
  };
  return { door, ended, answered, most: () => most, looks: () => looks };
}

test('a thousand invitations are answered one at a time, each room once', async () => {
  const { door, ended, answered, most, looks } = doorOf();
  const many = Array.from({ length: 1000 }, (_, index) => invitation(index));
  door.knock(many);
  door.knock(many.slice(500));
  await ended();
  expect(answered).toHaveLength(1000);
  expect(new Set(answered).size).toBe(1000);
  expect(most()).toBe(1);
  expect(looks()).toBe(2);
});

test('a member’s invitation does not wait until all others are declined', async () => {
  const { door, ended, answered, most } = doorOf();
  door.knock(Array.from({ length: 1000 }, (_, index) => invitation(index)));
  door.knock([invitation(7000, '@ana:example.coop')]);
  await ended();
  expect(answered.indexOf('!7000')).toBeLessThan(10);
  expect(most()).toBe(2);
});

test('what comes after a quiet time is answered too', async () => {
  const { door, ended, answered } = doorOf();
  door.knock([invitation(1)]);
  await ended();
  door.knock([invitation(1), invitation(2)]);
  await ended();
  expect(answered).toEqual(['!1', '!1', '!2']);
});

test('an invitation that is malformed, or somebody else’s, is none', () => {
  const own = { type: 'm.room.member', sender: '@mallory:evil.example', content: { membership: 'invite' } };
  const invite = {
    '!1': { invite_state: { events: [7, null, { ...own, state_key: 7 }] } },
    '!2': { invite_state: { events: [{ ...own, state_key: '@ben:example.coop' }] } },
    '!3': { invite_state: { events: [{ ...own, state_key: BOT, sender: ['@ana:example.coop'] }] } },
    '!4': { invite_state: { events: [{ ...own, state_key: BOT }] } },
  };
  const answer = syncAnswer.parse({ next_batch: 's', rooms: { invite } });
  expect(invitationsIn(answer, BOT)).toEqual([{ room: '!4', from: '@mallory:evil.example', direct: false }]);
});
