import { startOfDay } from '../../governance/calendar.ts';
import { votesFrom } from '../../governance/roster/eligibility.ts';
import { FILE_STATUSES, type FileStatus, type SeatFact } from '../../governance/roster/facts.ts';
import type { Roster, Seat } from '../../governance/roster/roster.ts';
import type { Duration, Instant } from '../../governance/terms.ts';
import { person } from '../people.ts';
import { enumerated } from '../requirement-words.ts';
import { lines, list, message, type Text } from '../text.ts';
import { day } from '../times.ts';
import type { Voice } from '../voice.ts';
import { listName } from './electorate.ts';
import { excerpt } from './excerpt.ts';
import { firstOf, names, seatName } from './members.ts';

const SHOWN = 12;

export interface ListOf {
  readonly roster: Roster;
  readonly probation: Duration | undefined;
  readonly now: Instant;
}

/** How many are what, and whoever needs looking after by name. */
export function memberList(voice: Voice, of: ListOf): Text {
  const { say } = voice;
  const seats = [...of.roster.seats.values()];
  const groups = FILE_STATUSES.map((status) => ({
    status,
    seats: seats.filter((seat) => standing(seat, of) === status),
  })).filter((group) => group.seats.length > 0);
  const name = listName(of.roster.id);
  if (groups.length === 0) return message(lines(say('member.list.empty', { list: name })));
  const counts = groups.map(({ status, seats: { length: count } }) =>
    say('member.list.count', { count, status: say(`member.status.${status}`) }),
  );
  const unpaid = seats.filter((seat) => seat.unpaidSince !== undefined && seat.status !== 'left');
  return message(
    lines(say('member.list.heading', { list: name, counts: enumerated(say, 'list.and', counts) })),
    list([
      ...groups
        .filter(({ status }) => status !== 'member' && status !== 'left')
        .map((group) =>
          say('member.list.named', {
            status: say(`member.status.${group.status}`),
            names: names(voice, group.seats),
          }),
        ),
      ...(unpaid.length === 0 ? [] : [say('member.list.unpaid', { names: names(voice, unpaid) })]),
      say('member.list.rest'),
    ]),
  );
}

/** Everybody of one status. */
export function memberListOf(voice: Voice, of: ListOf, status: FileStatus): Text {
  const { say } = voice;
  const seats = [...of.roster.seats.values()].filter((seat) => standing(seat, of) === status);
  const what = say(`member.status.${status}`);
  if (seats.length === 0) return message(lines(say('member.list.nobody', { status: what })));
  const rest = seats.length - SHOWN;
  return message(
    lines(say('member.list.of', { count: seats.length, status: what })),
    list([
      ...seats.slice(0, SHOWN).map((seat) => seatLine(voice, seat, of)),
      ...(rest > 0 ? [say('list.more', { count: rest })] : []),
    ]),
  );
}

/** Probation ends by itself with its day, where there is a period. */
function standing(seat: Seat, { probation, now }: ListOf): Seat['status'] {
  if (seat.status !== 'probation' && seat.status !== 'member') return seat.status;
  if (probation === undefined) return seat.status;
  return now < votesFrom(seat, probation) ? 'probation' : 'member';
}

function seatLine({ say }: Voice, seat: Seat, of: ListOf): Text {
  const named = seatName({ say }, seat);
  if (of.probation !== undefined && standing(seat, of) === 'probation') {
    return say('member.list.until', { seat: named, date: day(say, votesFrom(seat, of.probation)) });
  }
  return say('member.list.since', { seat: named, date: day(say, startOfDay(seat.joined)) });
}

/** What happened to a seat, newest first. */
export function memberHistory(voice: Voice, seat: Seat): Text {
  const { say } = voice;
  const rest = seat.history.length - SHOWN;
  const accounts = firstOf(
    voice,
    seat.accounts.map((account) => person(account)),
  );
  const status = say(`member.status.${seat.status}`);
  return message(
    lines(
      say('member.history.heading', { seat: seatName(voice, seat), status, count: seat.warnings }),
      hasJoined(seat)
        ? say('member.history.accounts', {
            accounts,
            joined: day(say, seat.joined),
            count: seat.accounts.length,
          })
        : say('member.history.applicant', { accounts }),
    ),
    list([
      ...seat.history
        .toReversed()
        .slice(0, SHOWN)
        .map((fact) => historyLine(voice, fact)),
      ...(rest > 0 ? [say('member.history.more', { count: rest })] : []),
    ]),
  );
}

/** Who was denied, and nothing else, was on the list on no day. */
function hasJoined({ history }: Seat): boolean {
  return history.some(({ type }) => type !== 'member denied');
}

function historyLine({ say }: Voice, fact: SeatFact): Text {
  const what =
    'because' in fact
      ? say(`member.history.${fact.type}`, { because: excerpt(fact.because) })
      : 'account' in fact
        ? say(`member.history.${fact.type}`, { account: person(fact.account) })
        : fact.type === 'dues unpaid'
          ? say('member.history.dues unpaid', { since: day(say, fact.since) })
          : fact.type === 'seat added' || fact.type === 'seat changed'
            ? say('member.history.file')
            : say(`member.history.${fact.type}`);
  const date = day(say, fact.at);
  return String(fact.by) === String(fact.roster)
    ? say('member.history.line', { date, what })
    : say('member.history.line by', { date, what, by: say('verbatim', { text: fact.by }) });
}
