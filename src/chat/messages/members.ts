import { addMonths } from '../../governance/calendar.ts';
import { votesFrom } from '../../governance/roster/eligibility.ts';
import type { FreezeNeeds, SeatFact } from '../../governance/roster/facts.ts';
import type { RosterRefusal } from '../../governance/roster/decide.ts';
import type { Seat } from '../../governance/roster/roster.ts';
import { unreachable, type MemberId } from '../../governance/terms.ts';
import type { MemberProblem } from '../member-order.ts';
import { person } from '../people.ts';
import { enumerated } from '../requirement-words.ts';
import { lines, message, type Text } from '../text.ts';
import { day } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { refusal } from './refusals.ts';

/** So many are named in one message. */
const NAMED = 8;

/** Wherever the list is not kept: it says nothing of anybody. */
export function membersElsewhere({ say }: Voice): Text {
  return message(lines(say('member.elsewhere')));
}

/** To who is in the room where it is kept, and not among those who keep it: it does not say why, others read it. */
export function notYours({ say }: Voice): Text {
  return message(lines(say('member.not yours')));
}

export function misreadOrder(voice: Voice, { problem, word = '', example }: MemberProblem): Text {
  const { say } = voice;
  const line = commandLine(voice, example);
  return message(lines(say(`member.misread.${problem}`, { word }), say('refused.for instance', { line })));
}

/** A seat by its name on the list, or by the account that is its own. */
export function seatName({ say }: Pick<Voice, 'say'>, seat: Pick<Seat, 'id' | 'accounts' | 'name'>): Text {
  const [first] = seat.accounts;
  if (first !== undefined && String(seat.id) === String(first)) return person(first);
  return say('verbatim', { text: seat.id });
}

/** What was done, to the group that keeps the list. */
export function done(voice: Voice, fact: SeatFact, seat: Seat, needs: FreezeNeeds): Text {
  return message(lines(doneText(voice, fact, seat, needs)));
}

function doneText({ say }: Voice, fact: SeatFact, after: Seat, needs: FreezeNeeds): Text {
  const seat = seatName({ say }, after);
  switch (fact.type) {
    case 'member approved':
      return fact.probation === undefined
        ? say('member.did.approve', { seat })
        : say('member.did.approve, probation', { seat, date: day(say, votesFrom(after, fact.probation)) });
    case 'member unfrozen':
      return fact.probation === undefined
        ? say(fact.status === 'probation' ? 'member.did.unfreeze, to be approved' : 'member.did.unfreeze', {
            seat,
          })
        : say('member.did.unfreeze, probation', { seat, date: day(say, votesFrom(after, fact.probation)) });
    case 'member denied':
      return say('member.did.deny', { seat });
    case 'member warned':
      return say('member.did.warn', { seat, count: after.warnings, needed: needs.warnings });
    case 'member frozen':
      return say('member.did.freeze', { seat, ground: say(`member.ground.${fact.ground}`) });
    case 'marked non-paying':
      return say('member.did.non-paying', { seat });
    case 'marked paying':
      return say('member.did.paying', { seat });
    case 'dues unpaid': {
      const from = addMonths(fact.since, needs.unpaidMonths);
      return say('member.did.unpaid', { seat, since: day(say, fact.since), from: day(say, from) });
    }
    case 'dues paid':
      return say('member.did.paid', { seat });
    case 'member left':
      return say('member.did.left', { seat });
    case 'account added':
      return say('member.did.account add', { seat, account: person(fact.account) });
    case 'account removed':
      return say('member.did.account remove', { seat, account: person(fact.account) });
    case 'seat added':
    case 'seat changed':
      return say('member.history.file');
    default:
      return unreachable(fact);
  }
}

export interface Refused {
  readonly refused: RosterRefusal;
  readonly who: Text;
  readonly seat?: Seat;
  readonly account?: MemberId;
  readonly needs: FreezeNeeds;
  /** The account or name as it is typed. */
  readonly typed: string;
}

export function orderRefused(
  voice: Voice,
  { refused: why, who, seat, account, needs, typed }: Refused,
): Text {
  const { say } = voice;
  const history = commandLine(voice, `member history ${typed}`);
  switch (why.refused) {
    case 'not on the roster':
      return refusal(
        voice,
        [say('member.refused.not on the roster', { who })],
        commandLine(voice, `member approve ${typed}`),
      );
    case 'wrong status': {
      const status = say(`member.status.${why.status ?? 'member'}`);
      const next = why.status === 'frozen' ? commandLine(voice, `member unfreeze ${typed}`) : history;
      return refusal(voice, [say('member.refused.wrong status', { who, status })], next);
    }
    case 'on probation':
      return refusal(
        voice,
        [say('member.refused.on probation', { who })],
        commandLine(voice, `member approve ${typed}`),
      );
    case 'no ground':
      return refusal(
        voice,
        [
          say('member.refused.no ground', { warnings: needs.warnings, months: needs.unpaidMonths }),
          say('member.refused.has warnings', { who, count: seat?.warnings ?? 0 }),
          ...(seat?.unpaidSince === undefined
            ? []
            : [say('member.refused.has unpaid', { since: day(say, seat.unpaidSince) })]),
        ],
        commandLine(voice, `member warn ${typed} because …`),
      );
    case 'account taken':
    case 'names the seat':
    case 'not of the seat': {
      const whose = account === undefined ? who : person(account);
      return refusal(voice, [say(`member.refused.${why.refused}`, { who, account: whose })], history);
    }
    case 'own seat':
      return message(lines(say('member.refused.own seat')));
    case 'in the future':
    case 'nothing unpaid':
      return refusal(voice, [say(`member.refused.${why.refused}`, { who })], history);
    default:
      return unreachable(why.refused);
  }
}

/** To the group that keeps the list, once a quarter. */
export function renewalReminder(voice: Voice, seats: readonly Seat[]): Text {
  const { say } = voice;
  const [first] = seats;
  const typed = first?.id ?? '';
  return message(
    lines(
      say('member.renewal', { count: seats.length, names: names(voice, seats) }),
      say('member.renewal still', { line: commandLine(voice, `member non-paying ${typed}`) }),
      say('member.renewal paying', { line: commandLine(voice, `member paying ${typed}`) }),
    ),
  );
}

export function names(voice: Voice, seats: readonly Seat[]): Text {
  return firstOf(
    voice,
    seats.map((seat) => seatName(voice, seat)),
  );
}

/** The first of them, and how many more there are. */
export function firstOf({ say }: Voice, all: readonly Text[]): Text {
  const shown = all.slice(0, NAMED);
  const rest = all.length - shown.length;
  return enumerated(say, 'list.and', rest > 0 ? [...shown, say('list.more', { count: rest })] : shown);
}
