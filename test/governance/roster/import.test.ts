import { expect, test } from 'vitest';
import { approve, deny, warn } from '../../../src/governance/roster/decide.ts';
import type { FileStatus } from '../../../src/governance/roster/facts.ts';
import { freeze, unfreeze } from '../../../src/governance/roster/freeze.ts';
import { importRoster, type RosterLine } from '../../../src/governance/roster/import.ts';
import { seatId } from '../../../src/governance/terms.ts';
import { account, doing, Life, NEEDS, on, PROBATION } from '../../support/roster-facts.ts';

const TODAY = on('2026-11-02');

function line(number: number, name: string, status: FileStatus, more: Partial<RosterLine> = {}): RosterLine {
  const id = account(name);
  return { line: number, seat: seatId(id), accounts: [id], joined: on('2026-01-01'), status, ...more };
}

let files = 0;

class Club extends Life {
  imports(...lines: RosterLine[]) {
    const after = this.facts.length;
    files += 1;
    const file = { sha256: String(files), at: TODAY, after, probation: PROBATION };
    const imported = importRoster(this.roster, lines, file);
    if ('facts' in imported) this.add(...imported.facts);
    return imported;
  }

  freezes(name: string): void {
    for (const reason of ['one', 'two']) this.does(warn(this.roster, doing(TODAY), this.seat(name), reason));
    const because = { because: 'spam', needs: NEEDS };
    this.does(freeze(this.roster, doing(TODAY), this.seat(name), because));
  }
}

test('a file makes a list, and the same lines again change nothing', () => {
  const club = new Club();
  club.imports(line(2, 'ana', 'member'), line(3, 'ben', 'frozen', { name: 'Ben' }));
  expect(club.seat('ben')).toMatchObject({ status: 'frozen', name: 'Ben' });
  expect(club.imports(line(2, 'ana', 'member'), line(3, 'ben', 'frozen', { name: 'Ben' }))).toMatchObject({
    facts: [{ type: 'roster imported' }],
    absent: 0,
  });
});

test('what a file says anew is changed, and whom it leaves out stays', () => {
  const club = new Club();
  club.imports(line(2, 'ana', 'member', { name: 'Ana' }), line(3, 'ben', 'member'));
  const accounts = [account('ana'), account('ana2')];
  expect(club.imports(line(2, 'ana', 'non-paying', { accounts }))).toMatchObject({ absent: 1 });
  expect(club.seat('ana2')).toMatchObject({ status: 'non-paying', nonPayingSince: TODAY });
  expect(club.seat('ana').name).toBeUndefined();
  expect(club.seat('ben').status).toBe('member');
});

test('the causes of an import are its own, also when a file comes back after another', () => {
  const club = new Club();
  for (const status of ['member', 'non-paying', 'member'] as const) {
    files = 0;
    club.imports(line(2, 'ana', status));
  }
  const causes = club.facts.map(({ cause }) => cause);
  expect(new Set(causes).size).toBe(causes.length);
});

test('a file neither undoes a freeze nor makes one, and if a line is wrong, none is taken in', () => {
  const club = new Club();
  club.imports(line(2, 'ana', 'member'), line(3, 'ben', 'member'));
  club.freezes('ana');
  const imported = club.imports(
    line(2, 'ana', 'member'),
    line(3, 'ben', 'frozen'),
    line(4, 'cleo', 'member'),
  );
  expect(imported).toMatchObject({
    wrong: [
      { line: 2, kind: 'unfreezes' },
      { line: 3, kind: 'freezes' },
    ],
  });
  expect(club.roster.seatOf.has(account('cleo'))).toBe(false);
});

test('a file does not undo a freeze by way of leaving, nor that somebody was denied', () => {
  const club = new Club();
  club.imports(line(2, 'ana', 'member'));
  club.freezes('ana');
  club.imports(line(2, 'ana', 'frozen'));
  club.imports(line(2, 'ana', 'left'));
  club.does(deny(club.roster, doing(TODAY), account('ben'), 'unknown'));
  expect(club.imports(line(2, 'ana', 'member'), line(3, 'ben', 'member'))).toMatchObject({
    wrong: [
      { line: 2, kind: 'left while frozen' },
      { line: 3, kind: 'denied' },
    ],
  });
  club.does(approve(club.roster, doing(TODAY), { account: account('ana'), probation: PROBATION }));
  expect(club.imports(line(2, 'ana', 'probation', { joined: TODAY }))).toMatchObject({ absent: 0 });
});

test('a file does not shorten a probation that began anew', () => {
  const club = new Club();
  club.imports(line(2, 'ana', 'member'));
  club.freezes('ana');
  club.does(unfreeze(club.roster, doing(TODAY), club.seat('ana'), PROBATION));
  club.imports(line(2, 'ana', 'member'));
  expect(club.seat('ana').restarted).toBe(TODAY);
});

test('a line that says something else than a command since is wrong until the file says the same', () => {
  const club = new Club();
  club.does(approve(club.roster, doing(TODAY), { account: account('ana'), probation: PROBATION }));
  expect(club.imports(line(2, 'ana', 'member'))).toMatchObject({ wrong: [{ kind: 'changed since' }] });
  expect(club.imports(line(2, 'ana', 'probation', { joined: TODAY }))).toMatchObject({ absent: 0 });
  club.imports(line(2, 'ana', 'non-paying', { joined: TODAY }));
  expect(club.seat('ana').status).toBe('non-paying');
});

test('an account moves between seats of a file, and is not taken from a seat that is not in it', () => {
  const club = new Club();
  const both = [account('ana'), account('ben')];
  club.imports(line(2, 'ana', 'member', { accounts: both }));
  expect(club.imports(line(2, 'ben', 'member'))).toMatchObject({ wrong: [{ kind: 'account taken' }] });
  club.imports(line(2, 'ben', 'member'), line(3, 'ana', 'member'));
  expect(club.seat('ben').id).toBe(account('ben'));
  expect(club.seat('ana').accounts).toEqual([account('ana')]);
});
