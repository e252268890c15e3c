import { expect, test } from 'vitest';

import { reports } from '../../src/cli/reports.ts';
import { senderReport } from '../../src/cli/sender-report.ts';
import { eventId, memberId, rosterId } from '../../src/governance/terms.ts';
import type { Log } from '../../src/observe/log.ts';
import { club, LIST, MEMBERSHIP_ROOM, type Club } from '../assembly/support/with-members.ts';
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
