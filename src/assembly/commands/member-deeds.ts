import type { MemberOrder } from '../../chat/member-order.ts';
import type { RosterConfig } from '../../config/config.ts';
import {
  addAccount,
  approve,
  deny,
  leave,
  markNonPaying,
  markPaying,
  notePaid,
  noteUnpaid,
  removeAccount,
  warn,
  type Decided,
  type Doing,
} from '../../governance/roster/decide.ts';
import { freeze, unfreeze } from '../../governance/roster/freeze.ts';
import { seatWith, type Roster, type Seat } from '../../governance/roster/roster.ts';
import { unreachable } from '../../governance/terms.ts';

type Deed = Exclude<MemberOrder, { order: 'list' | 'history' }>;

/** What becomes of an order. @param seat whom it names, where the list has them */
export function carryOut(
  roster: Roster,
  doing: Doing,
  deed: Deed,
  seat: Seat | undefined,
  { probation, freeze: needs }: RosterConfig,
): Decided {
  if (deed.order === 'approve' || deed.order === 'deny') {
    // An applicant has an account, and no seat yet.
    const account = 'account' in deed.who ? deed.who.account : seat?.accounts[0];
    if (account === undefined) return { refused: 'not on the roster' };
    if (deed.order === 'deny') return deny(roster, doing, account, deed.because);
    const { joined } = deed;
    return approve(roster, doing, {
      account,
      ...(joined === undefined ? {} : { joined }),
      ...(probation === undefined ? {} : { probation }),
    });
  }
  const whose = deed.order === 'account remove' ? (seat ?? seatWith(roster, deed.account)) : seat;
  if (whose === undefined) return { refused: 'not on the roster' };
  switch (deed.order) {
    case 'warn':
      return warn(roster, doing, whose, deed.because);
    case 'freeze':
      return freeze(roster, doing, whose, { because: deed.because, needs });
    case 'unfreeze':
      return unfreeze(roster, doing, whose, probation);
    case 'non-paying':
      return markNonPaying(roster, doing, whose, probation);
    case 'paying':
      return markPaying(roster, doing, whose);
    case 'unpaid':
      return noteUnpaid(roster, doing, whose, deed.since);
    case 'paid':
      return notePaid(roster, doing, whose);
    case 'left':
      return leave(roster, doing, whose);
    case 'account add':
      return addAccount(roster, doing, whose, deed.account);
    case 'account remove':
      return removeAccount(roster, doing, whose, deed.account);
    default:
      return unreachable(deed);
  }
}
