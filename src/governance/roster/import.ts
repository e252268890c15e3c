import { startOfDay } from '../calendar.ts';
import type { Duration, Instant, MemberId, SeatId } from '../terms.ts';
import type { FileStatus, RosterFact, SeatChanged } from './facts.ts';
import { leftFrozen, type Roster, type Seat } from './roster.ts';

/** A line of the file that is right by itself. */
export interface RosterLine {
  readonly line: number;
  readonly seat: SeatId;
  readonly accounts: readonly MemberId[];
  readonly joined: Instant;
  readonly status: FileStatus;
  readonly name?: string;
}

/** A line that says something else than what was decided: the file never undoes that. */
export interface Contradiction {
  readonly line: number;
  readonly seat: SeatId;
  readonly kind:
    | 'unfreezes'
    | 'left while frozen'
    | 'denied'
    | 'freezes'
    | 'back to probation'
    | 'changed since'
    | 'account taken';
  /** What the list has. */
  readonly known: Seat;
  /** The account that is another seat's. */
  readonly account?: MemberId;
}

export interface Import {
  readonly sha256: string;
  readonly at: Instant;
  /** The number of the newest fact: the same file may be taken in again after another. */
  readonly after: number;
  readonly probation: Duration | undefined;
}

export type Imported =
  | { readonly wrong: readonly Contradiction[] }
  | { readonly facts: readonly RosterFact[]; readonly absent: number };

/** Takes a file in as a whole, or says every line that can't be. Seats that are not in it stay as they are. */
export function importRoster(roster: Roster, lines: readonly RosterLine[], file: Import): Imported {
  const wrong = lines.flatMap((line) => contradictions(roster, lines, line, file.probation));
  if (wrong.length > 0) return { wrong };
  const listed = new Set(lines.map(({ seat }) => seat));
  const { id } = roster;
  const prefix = `import:${id}:${String(file.after)}:${file.sha256}`;
  const changes = lines.flatMap((line): RosterFact[] => {
    const known = roster.seats.get(line.seat);
    const base = { roster: id, seat: line.seat, cause: `${prefix}:${line.seat}`, at: file.at, by: id };
    const { line: _line, seat: _seat, ...said } = line;
    if (known === undefined) return [{ ...base, type: 'seat added', ...said }];
    const change = changeOf(known, line, file.probation);
    return Object.keys(change).length === 0 ? [] : [{ ...base, type: 'seat changed', ...change }];
  });
  const imported: RosterFact = {
    ...{ type: 'roster imported', roster: id, cause: prefix, at: file.at, by: id },
    ...{ sha256: file.sha256, seats: [...listed] },
  };
  const absent = [...roster.seats.values()].filter(
    (seat) => !listed.has(seat.id) && seat.status !== 'denied',
  );
  return { facts: [...changes, imported], absent: absent.length };
}

function changeOf(
  known: Seat,
  line: RosterLine,
  probation: Duration | undefined,
): Pick<SeatChanged, 'accounts' | 'joined' | 'status' | 'name'> {
  const { accounts, joined, status, name = '' } = line;
  return {
    ...(sameAccounts(known.accounts, accounts) ? {} : { accounts }),
    ...(startOfDay(known.joined) === joined ? {} : { joined }),
    ...(meansTheSame(known.status, status, probation) ? {} : { status }),
    ...((known.name ?? '') === name ? {} : { name }),
  };
}

function contradictions(
  roster: Roster,
  lines: readonly RosterLine[],
  line: RosterLine,
  probation: Duration | undefined,
): Contradiction[] {
  const known = roster.seats.get(line.seat);
  const found = known === undefined ? undefined : contradiction(known, line, probation);
  return [
    ...(known === undefined || found === undefined
      ? []
      : [{ line: line.line, seat: line.seat, kind: found, known }]),
    ...takenBy(roster, lines, line),
  ];
}

function contradiction(
  known: Seat,
  line: RosterLine,
  probation: Duration | undefined,
): Contradiction['kind'] | undefined {
  const { status } = known;
  if (status === 'frozen' && line.status !== 'frozen' && line.status !== 'left') return 'unfreezes';
  if (leftFrozen(known) && line.status !== 'left') return 'left while frozen';
  if (status === 'denied') return 'denied';
  if (status !== 'frozen' && line.status === 'frozen') return 'freezes';
  const { name: _name, ...change } = changeOf(known, line, probation);
  if (known.changed !== undefined && Object.keys(change).length > 0) return 'changed since';
  const decided = status === 'member' || status === 'non-paying';
  return probation === undefined && decided && line.status === 'probation' ? 'back to probation' : undefined;
}

/** Seats that the file leaves out, each with the first account that this line takes from it. */
function takenBy(
  roster: Roster,
  lines: readonly RosterLine[],
  { line, seat, accounts }: RosterLine,
): Contradiction[] {
  const taken = new Map<SeatId, MemberId>();
  for (const account of accounts) {
    const owner = roster.seatOf.get(account);
    if (owner === undefined || owner === seat || lines.some((each) => each.seat === owner)) continue;
    taken.set(owner, taken.get(owner) ?? account);
  }
  return [...taken].flatMap(([owner, account]): Contradiction[] => {
    const known = roster.seats.get(owner);
    return known === undefined ? [] : [{ line, seat, kind: 'account taken', known, account }];
  });
}

/** Where there is a period, the dates alone tell whether probation is over. */
function meansTheSame(known: Seat['status'], said: FileStatus, probation: Duration | undefined): boolean {
  const admitted = (status: Seat['status']) => status === 'probation' || status === 'member';
  return known === said || (probation !== undefined && admitted(known) && admitted(said));
}

function sameAccounts(one: readonly MemberId[], other: readonly MemberId[]): boolean {
  return [...one].sort().join(' ') === [...other].sort().join(' ');
}
