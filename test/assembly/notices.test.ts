import { expect, test } from 'vitest';

import { Bodies } from '../../src/assembly/bodies.ts';
import { Notices } from '../../src/assembly/notices.ts';
import { voiceFor } from '../../src/chat/voice.ts';
import { bodyId, memberId } from '../../src/governance/terms.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { SqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { BOT } from './support/bot.ts';
import { OPEN_CHATROOM, read, SOCIAL_COOP } from './support/social-coop.ts';

const STUCK = {
  ...{ key: 'result:$card', room: OPEN_CHATROOM, since: 0, reason: '403 M_FORBIDDEN', everywhere: false },
};

/** A bot with two stewards, which can begin anew on the same database. */
function bot() {
  const config = read(SOCIAL_COOP);
  const ledger = new SqliteLedger(openDatabase(':memory:'), () => 0);
  const stewards = [memberId('@sam:example.coop'), memberId('@kim:example.coop')];
  let commits = 0;
  const begins = () => {
    const bodies = new Bodies(config.bodies, BOT);
    bodies.assign(OPEN_CHATROOM, bodyId('full'));
    const committed = () => {
      commits += 1;
    };
    return new Notices({ ledger, voice: voiceFor(config), bodies, stewards, committed });
  };
  const waiting = async () => (await ledger.outbox.waiting(100, [])).map(({ outgoing }) => outgoing.key);
  return { begins, waiting, commits: () => commits };
}

test('each steward is told once per cause, also over a restart', async () => {
  const { begins, waiting } = bot();
  for (const notices of [begins(), begins()]) {
    await notices.stuck(STUCK);
    await notices.cannotEnter('#open:example.coop', bodyId('full'), 'refused');
    await notices.tell(OPEN_CHATROOM, 'cannot send', '$levels');
  }
  expect(await waiting()).toEqual([
    'steward:stuck:result:$card:@sam:example.coop',
    'steward:stuck:result:$card:@kim:example.coop',
    'steward:cannot enter:refused:#open:example.coop:@sam:example.coop',
    'steward:cannot enter:refused:#open:example.coop:@kim:example.coop',
    `steward:cannot send:${OPEN_CHATROOM}:$levels:@sam:example.coop`,
    `steward:cannot send:${OPEN_CHATROOM}:$levels:@kim:example.coop`,
  ]);
});

test('a new cause is told again', async () => {
  const { begins, waiting } = bot();
  const notices = begins();
  await notices.stuck(STUCK);
  await notices.stuck({ ...STUCK, key: 'result:$other' });
  for (const cause of ['$levels', '$other']) await notices.tell(OPEN_CHATROOM, 'cannot send', cause);
  expect(await waiting()).toHaveLength(8);
});

test('what stays wrong is written once, however often somebody looks', async () => {
  const { begins, commits } = bot();
  const notices = begins();
  for (const _ of [1, 2, 3]) await notices.stuck(STUCK);
  expect(commits()).toBe(1);
});
