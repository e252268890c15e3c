import { FILE_STATUSES, type FileStatus } from '../../governance/roster/facts.ts';
import type { RosterLine } from '../../governance/roster/import.ts';
import { memberId, seatId, type Instant, type MemberId } from '../../governance/terms.ts';
import { didYouMean } from '../typo.ts';
import { either, quoted, shouldBe } from '../wording.ts';
import { readCsv, type CsvMistake, type CsvRecord } from './csv.ts';

export const COLUMNS = ['seat', 'accounts', 'joined', 'status', 'name'] as const;
type Column = (typeof COLUMNS)[number];
const OPTIONAL: readonly Column[] = ['seat', 'name'];

/** With the name of a server as the Matrix specification has it. */
const ACCOUNT = /^@[^\s:,;]+:(?:[A-Za-z\d.-]+|\[[A-Fa-f\d:.]{2,45}\])(?::\d{1,5})?$/u;
const SEAT = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;
const MOST = 255;
const LONGEST_NAME = 120;

/** What a list of members says, or every line of it that is wrong. */
export type ReadMembers =
  { readonly lines: readonly RosterLine[] } | { readonly wrong: readonly CsvMistake[] };

/** Reads a list of members, `seat,accounts,joined,status,name`. @param today in milliseconds, in UTC */
export function readMembers(text: string, today: Instant): ReadMembers {
  const { records, mistakes } = readCsv(text);
  const [header, ...rest] = records;
  const columns = header === undefined ? undefined : readHeader(header);
  if (columns === undefined || 'message' in columns) {
    const missing = { line: 1, message: `is missing: the first line should be ${COLUMNS.join(',')}` };
    return { wrong: [columns ?? missing] };
  }
  const read = rest.map((record) => readLine(record, columns, today));
  const lines = read.flatMap((each) => ('seat' in each ? [each] : []));
  const wrong = [
    ...mistakes,
    ...read.flatMap((each) => ('seat' in each ? [] : each.wrong)),
    ...repeated(lines),
  ].sort((one, other) => one.line - other.line);
  return wrong.length > 0 ? { wrong } : { lines };
}

function readHeader({ line, fields }: CsvRecord): readonly Column[] | CsvMistake {
  const separators = otherSeparators(fields);
  if (separators !== undefined) return { line, message: `${separators}: ${COLUMNS.join(',')}` };
  if (fields.some((field) => ACCOUNT.test(field.trim()))) {
    return { line, message: `has a member already; the first line should be ${COLUMNS.join(',')}` };
  }
  const words = fields.map((field) => field.trim().toLowerCase());
  const columns = words.flatMap((word) => COLUMNS.find((each) => each === word) ?? []);
  const unknown = words.find((word) => !COLUMNS.some((each) => each === word));
  const missing = COLUMNS.find((each) => !OPTIONAL.includes(each) && !columns.includes(each));
  const twice = words.find((word, position) => words.indexOf(word) !== position);
  if (missing === undefined && unknown === undefined && twice === undefined) return columns;
  const what =
    unknown !== undefined
      ? `has the column ${quoted(unknown)}, which is not known${didYouMean(unknown, COLUMNS)}`
      : twice !== undefined
        ? `has the column ${twice} twice`
        : `has no column ${String(missing)}`;
  return { line, message: `${what}; the first line should be ${COLUMNS.join(',')}` };
}

function readLine(
  { line, fields }: CsvRecord,
  columns: readonly Column[],
  today: Instant,
): RosterLine | { readonly wrong: readonly CsvMistake[] } {
  if (fields.length !== columns.length) {
    const message =
      otherSeparators(fields) ??
      `has ${fields.length === 1 ? '1 field' : `${String(fields.length)} fields`}; it should have ${String(columns.length)}, as the first line has`;
    return { wrong: [{ line, message }] };
  }
  const said = (column: Column): string => fields[columns.indexOf(column)]?.trim() ?? '';
  const wrong: CsvMistake[] = [];
  const accounts = said('accounts')
    .split(/\s+/u)
    .filter((each) => each !== '');
  const bad = accounts.filter((each) => !ACCOUNT.test(each) || each.length > MOST);
  const [first] = accounts;
  const seat = said('seat') === '' ? first : said('seat');
  const joined = dayNamed(said('joined'));
  const status = FILE_STATUSES.find((each) => each === said('status').toLowerCase());
  const name = said('name');
  const tell = (message: string): void => {
    wrong.push({ line, message });
  };
  if (first === undefined)
    tell('accounts is empty; it should be one or more accounts, such as @ana:example.coop');
  for (const each of bad) {
    const expected = /[,;]/u.test(each)
      ? 'accounts are separated by spaces, such as @ana:example.coop @ben:example.coop'
      : 'it should be such as @ana:example.coop';
    tell(`accounts: ${quoted(each)} is no account; ${expected}`);
  }
  if (new Set(accounts).size < accounts.length) tell('accounts: the same account stands there twice');
  if (seat !== undefined && bad.length === 0 && !accounts.includes(seat) && !SEAT.test(seat)) {
    tell(`seat ${shouldBe('a short name without spaces, or one of the accounts', seat)}`);
  }
  if (joined === undefined) tell(`joined ${shouldBe('a date such as 2026-03-01', said('joined'))}`);
  else if (joined > today) tell(`joined is ${said('joined')}, which is in the future`);
  if (status === undefined) {
    tell(
      `status ${shouldBe(either(FILE_STATUSES), said('status'))}${didYouMean(said('status'), FILE_STATUSES)}`,
    );
  }
  if (/\p{Cc}/u.test(name) || name.length > LONGEST_NAME) {
    tell(`name should be one line of at most ${String(LONGEST_NAME)} characters`);
  }
  if (wrong.length > 0 || seat === undefined || joined === undefined || status === undefined)
    return { wrong };
  return formLine({ line, seat, accounts, joined, status, name });
}

/** As spreadsheets write them in some countries. */
function otherSeparators(fields: readonly string[]): string | undefined {
  const [only = '', another] = fields;
  const sign = another === undefined ? /[;\t]/u.exec(only)?.[0] : undefined;
  if (sign === undefined) return undefined;
  return `uses ${sign === ';' ? 'semicolons' : 'tabs'} between columns; it should use commas`;
}

function formLine(of: {
  line: number;
  seat: string;
  accounts: readonly string[];
  joined: Instant;
  status: FileStatus;
  name: string;
}): RosterLine {
  const { line, seat, accounts, joined, status, name } = of;
  return {
    ...{ line, seat: seatId(seat), accounts: accounts.map((each) => memberId(each)), joined, status },
    ...(name === '' ? {} : { name }),
  };
}

/** The midnight that starts a day such as 2026-03-01, in UTC. */
export function dayNamed(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(day) || !new Date(day).toISOString().startsWith(text) ? undefined : day;
}

/** Each seat and each account stands in one line only. */
function repeated(lines: readonly RosterLine[]): CsvMistake[] {
  const seats = new Map<string, RosterLine>();
  const owners = new Map<MemberId, number>();
  return lines.flatMap((each) => {
    const { line, seat, accounts } = each;
    // People would take them for one; accounts are as their homeservers have them.
    const name = seat.startsWith('@') ? seat : seat.toLowerCase();
    const same = seats.get(name);
    seats.set(name, same ?? each);
    const shared = accounts.filter((account) => owners.has(account));
    const told = [
      ...(same === undefined ? [] : [{ line, message: seatTwice(seat, same) }]),
      ...shared.map((account) => ({
        line,
        message: `${account} is on line ${String(owners.get(account))} already; an account has one seat`,
      })),
    ];
    for (const account of accounts) if (!owners.has(account)) owners.set(account, line);
    return told;
  });
}

function seatTwice(seat: string, { line, seat: same }: RosterLine): string {
  const known = `seat ${quoted(seat)} is on line ${String(line)} already`;
  return same === seat
    ? `${known}; put all its accounts on one line, with spaces between`
    : `${known}, as ${quoted(same)}; seats should differ in more than capital letters, and one seat stands on one line`;
}
