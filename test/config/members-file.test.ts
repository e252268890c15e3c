import { describe, expect, it, test } from 'vitest';
import { csvField } from '../../src/config/members/csv.ts';
import { readMembers } from '../../src/config/members/members-file.ts';

const TODAY = Date.parse('2026-11-22T02:00:00Z');
const HEADER = 'seat,accounts,joined,status,name\n';

function wrongIn(text: string): readonly string[] {
  const read = readMembers(text, TODAY);
  return 'wrong' in read ? read.wrong.map(({ line, message }) => `line ${String(line)}: ${message}`) : [];
}

function linesOf(text: string) {
  const read = readMembers(text, TODAY);
  if ('wrong' in read) throw new Error(wrongIn(text).join('\n'));
  return read.lines;
}

describe('a list of members', () => {
  it('has a line for each seat, and without a name the seat is its first account', () => {
    const text = `${HEADER},@ana:example.coop,2026-01-31,member,Ana\nfood-coop,@ben:a.org @cleo:b.org,2025-12-01,Non-Paying,\n`;
    expect(linesOf(text)).toEqual([
      {
        line: 2,
        seat: '@ana:example.coop',
        accounts: ['@ana:example.coop'],
        joined: Date.UTC(2026, 0, 31),
        status: 'member',
        name: 'Ana',
      },
      {
        line: 3,
        seat: 'food-coop',
        accounts: ['@ben:a.org', '@cleo:b.org'],
        joined: Date.UTC(2025, 11, 1),
        status: 'non-paying',
      },
    ]);
  });

  it('may come from a spreadsheet: with a byte order mark, CRLF, quotes, fewer columns in any order, empty lines', () => {
    const text =
      '\uFEFFStatus,Joined,Accounts\r\n"left","2026-01-01","@ana:example.coop\r\n@ana:b.org"\r\n\r\nmember,2026-01-02,@ben:b.org';
    expect(linesOf(text)).toMatchObject([
      { line: 2, accounts: ['@ana:example.coop', '@ana:b.org'], status: 'left' },
      { line: 5, accounts: ['@ben:b.org'] },
    ]);
  });

  it('may be empty but for its first line', () => {
    expect(linesOf(HEADER)).toEqual([]);
  });

  it('may have rows of empty cells, as spreadsheets write them', () => {
    expect(linesOf(`${HEADER},@ana:example.coop,2026-01-01,member,\n,,,,\n"", ,,,\n`)).toHaveLength(1);
  });
});

describe('every line that is wrong is told at once', () => {
  it.each([
    ['', 'line 1: is missing: the first line should be seat,accounts,joined,status,name'],
    [
      'seat,joined,status\n',
      'line 1: has no column accounts; the first line should be seat,accounts,joined,status,name',
    ],
    [
      'accounts,joined,statu\n',
      'line 1: has the column "statu", which is not known; did you mean "status"?; the first line should be seat,accounts,joined,status,name',
    ],
    [
      'accounts,accounts,joined,status\n',
      'line 1: has the column accounts twice; the first line should be seat,accounts,joined,status,name',
    ],
    [
      'seat;accounts;joined;status;name\n;@ana:example.coop;2026-01-01;member;\n',
      'line 1: uses semicolons between columns; it should use commas: seat,accounts,joined,status,name',
    ],
    [
      'accounts\tjoined\tstatus\n',
      'line 1: uses tabs between columns; it should use commas: seat,accounts,joined,status,name',
    ],
    [
      ',@ana:example.coop,2026-01-01,member,\n,@ben:example.coop,2026-01-01,member,\n',
      'line 1: has a member already; the first line should be seat,accounts,joined,status,name',
    ],
    [
      ';@ana:example.coop;2026-01-01;member;\n',
      'line 1: uses semicolons between columns; it should use commas: seat,accounts,joined,status,name',
    ],
    [
      `${HEADER}x;@ana:example.coop;2026-01-01;member;\n`,
      'line 2: uses semicolons between columns; it should use commas',
    ],
    [`${HEADER}x\n`, 'line 2: has 1 field; it should have 5, as the first line has'],
  ])('%j', (text, told) => {
    expect(wrongIn(text)).toEqual([told]);
  });

  it('with all that is wrong on it', () => {
    const text = `${HEADER}food coop,ana,2026-02-30,membr,Ana
,,01/02/2026,member,
x,@ana:example.coop @ana:example.coop,2026-12-01,left,
@eve:example.coop,@ben:example.coop,2026-01-01,member,
y,@ana:example.coop,2026-01-01,member
z,@ben"b:example.coop,2026-01-01,member,
ok,@cleo:example.coop,2026-01-01,member,
ok,@cleo:example.coop,2026-01-01,member,
`;
    expect(wrongIn(text)).toEqual([
      'line 2: accounts: "ana" is no account; it should be such as @ana:example.coop',
      'line 2: joined is "2026-02-30"; it should be a date such as 2026-03-01',
      'line 2: status is "membr"; it should be probation, member, non-paying, frozen or left; did you mean "member"?',
      'line 3: accounts is empty; it should be one or more accounts, such as @ana:example.coop',
      'line 3: joined is "01/02/2026"; it should be a date such as 2026-03-01',
      'line 4: accounts: the same account stands there twice',
      'line 4: joined is 2026-12-01, which is in the future',
      'line 5: seat is "@eve:example.coop"; it should be a short name without spaces, or one of the accounts',
      'line 6: has 4 fields; it should have 5, as the first line has',
      'line 7: has a quotation mark in the middle; a field in quotes begins and ends with one, and doubles those within',
      'line 9: seat "ok" is on line 8 already; put all its accounts on one line, with spaces between',
      'line 9: @cleo:example.coop is on line 8 already; an account has one seat',
    ]);
  });
});

it.each([
  ['@ana:x.org;@ben:x.org', true],
  ['"@ana:x.org,@ben:x.org"', true],
  ['@ana:x.org/ben', false],
  ['@ana:', false],
  ['@ana:x_y.org', false],
  ['@ana:[::g]', false],
  ['@ana:x.org:port', false],
])('%s is no account', (accounts, several) => {
  const expected = several
    ? 'accounts are separated by spaces, such as @ana:example.coop @ben:example.coop'
    : 'it should be such as @ana:example.coop';
  expect(wrongIn(`${HEADER},${accounts},2026-01-01,member,`)).toEqual([
    `line 2: accounts: ${JSON.stringify(accounts.replaceAll('"', ''))} is no account; ${expected}`,
  ]);
});

it.each([
  '@ana:x-y.example.org',
  '@ana:localhost:8448',
  '@ana:10.0.0.1',
  '@ana:[2001:db8::1]:8448',
  '@a.n/a=+_-:x',
])('%s is an account', (account) => {
  expect(linesOf(`${HEADER},${account},2026-01-01,member,`)).toMatchObject([{ accounts: [account] }]);
});

test('names of seats differ in more than capital letters', () => {
  const text = `${HEADER}Food,@ana:example.coop,2026-01-01,member,\nfood,@ben:example.coop,2026-01-01,member,\n`;
  expect(wrongIn(text)).toEqual([
    'line 3: seat "food" is on line 2 already, as "Food"; seats should differ in more than capital letters, and one seat stands on one line',
  ]);
});

test('a field that needs quotes has them', () => {
  expect(['a', 'a,b', 'a "b"', 'a\nb'].map(csvField)).toEqual(['a', '"a,b"', '"a ""b"""', '"a\nb"']);
});
