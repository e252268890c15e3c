import { expect, test } from 'vitest';

import { reports } from '../../src/cli/reports.ts';
import { senderReport } from '../../src/cli/sender-report.ts';
import { eventId, memberId, roomId, rosterId } from '../../src/governance/terms.ts';
import { inviteToDirectChat } from '../../src/matrix/rooms.ts';
import type { Log } from '../../src/observe/log.ts';
import { club, LIST, MEMBERSHIP_ROOM, type Club } from '../assembly/support/with-members.ts';
import { json, stubbed, type Answer } from '../matrix/stub.ts';
import { deaf } from '../support/log-lines.ts';

/** A log, and the lines that were written to it. */
function logged(): { log: Log; lines: () => string } {
  const told: unknown[] = [];
  const write = (...line: unknown[]): void => {
    told.push(line);
  };
  return { log: { debug: write, info: write, warn: write, error: write }, lines: () => JSON.stringify(told) };
}

async function withBenFrozen(): Promise<Club> {
  const the = await club();
  for (const line of ['warn @ben:example.coop because rude', 'warn @ben:example.coop because rude again'])
    await the.mia.says(MEMBERSHIP_ROOM, `!member ${line}`);
  await the.mia.says(MEMBERSHIP_ROOM, '!member freeze @ben:example.coop because still rude');
  return the;
}

test('the log does not tell who is frozen when a file of members contradicts it, only on which line', async () => {
  const { world } = await withBenFrozen();
  world.files.set('/co-op/members.csv', `${LIST},@eve:example.coop,2026-01-01,member,\n`);
  await world.restarts();
  const outcome = world.imports.at(-1);
  if (outcome === undefined) throw new Error('no file was taken in');
  const { log, lines } = logged();
  const roster = {
    id: rosterId('members.csv'),
    file: '/co-op/members.csv',
    freeze: { warnings: 2, unpaidMonths: 6 },
  };
  reports.roster(log, roster)(outcome);
  expect(lines()).toContain('"lines":[3]');
  expect(lines()).not.toMatch(/@ben|frozen/u);
});

test('the log does not tell who was told in private that they are frozen', async () => {
  const { world } = await withBenFrozen();
  const { ana, ben, homeserver } = world;
  await ben.reacts(await ana.proposes('Buy a new disk'), '👍');
  const { log, lines } = logged();
  const report = senderReport(log, deaf);
  const words = homeserver.said.filter(({ outgoing }) => outgoing.kind === 'direct');
  expect(words.map(({ outgoing }) => 'to' in outgoing && outgoing.to)).toEqual([ben.id, ben.id]);
  for (const { outgoing } of words) {
    report.sent(outgoing, eventId('$sent'));
    report.delayed(outgoing, new Error('away'), 1000);
    report.rejected(outgoing, new Error('forbidden'));
  }
  expect(lines()).toContain('"key":"not-counted"');
  expect(lines()).not.toContain(memberId('@ben:example.coop'));
  expect(lines()).not.toContain('frozen');
});

const reset: Answer = (request) => {
  request.socket.destroy();
};

test.each([
  [
    'refuses',
    json(403, { errcode: 'M_FORBIDDEN', error: '@ben:example.coop wants no invitations' }),
    '403 M_FORBIDDEN',
  ],
  ['can’t reach their server', json(502, { errcode: 'M_UNKNOWN', error: 'no way to @ben' }), '502 M_UNKNOWN'],
  ['does not answer', reset, 'no answer'],
])(
  'nor where the homeserver %s when they are invited to a chat: its address names them',
  async (_what, answer, reason) => {
    const { world } = await withBenFrozen();
    const { ben, homeserver } = world;
    const api = await stubbed(answer);
    const error: unknown = await inviteToDirectChat(api, roomId('!chat:example.coop'), ben.id).catch(
      (refused: unknown) => refused,
    );
    const { log, lines } = logged();
    const report = senderReport(log, deaf);
    const words = homeserver.said.filter(({ outgoing }) => outgoing.kind === 'direct');
    expect(words).toHaveLength(1);
    for (const { outgoing } of words) {
      report.delayed(outgoing, error, 1000);
      report.rejected(outgoing, error);
    }
    expect(lines()).toContain(`"reason":"${reason}"`);
    expect(lines()).not.toMatch(/ben|!chat/u);
  },
);
