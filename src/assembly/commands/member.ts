import { cut } from '../../chat/cut.ts';
import { parseMemberOrder, type MemberOrder, type Who } from '../../chat/member-order.ts';
import { memberHistory, memberList, memberListOf } from '../../chat/messages/member-list.ts';
import { done, membersElsewhere, misreadOrder, notYours, orderRefused } from '../../chat/messages/members.ts';
import { person } from '../../chat/people.ts';
import type { RosterConfig } from '../../config/config.ts';
import type { Decided, RosterRefusal } from '../../governance/roster/decide.ts';
import { seatWith, type Roster, type Seat } from '../../governance/roster/roster.ts';
import { seatId, type BodyId } from '../../governance/terms.ts';
import { keepsList } from '../keepers.ts';
import { REASON_CHARACTERS } from '../votes.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { carryOut } from './member-deeds.ts';

/** `member …`: keeps the list of members, in the rooms of the body that is in charge of it and nowhere else. */
export function member(context: CommandContext, { body, event, rest }: Invocation): Answer {
  const { voice, rosters, now } = context;
  const config = body === undefined ? undefined : keptBy(context, body.id);
  if (body === undefined || config === undefined) return words(membersElsewhere(voice));
  if (!keepsList(context, config, body.id, event.sender)) return words(notYours(voice));
  const order = parseMemberOrder(rest);
  if ('problem' in order) return words(misreadOrder(voice, order));
  const roster = rosters.get(config.id);
  const { probation } = config;
  if (order.order === 'list') {
    const of = { roster, probation, now };
    return words(order.status === undefined ? memberList(voice, of) : memberListOf(voice, of, order.status));
  }
  const who = order.who ?? ('account' in order ? { account: order.account } : undefined);
  const seat = who === undefined ? undefined : seatOf(roster, who);
  if (order.order === 'history') {
    return seat === undefined
      ? refused(context, config, order, { refused: 'not on the roster' }, undefined)
      : words(memberHistory(voice, seat));
  }
  const doing = { by: event.sender, event: event.id, sentAt: event.sentAt, at: now };
  const decided = carryOut(roster, doing, shortened(order), seat, config);
  return answerTo(context, config, order, decided, seat);
}

function keptBy({ config }: CommandContext, body: BodyId): RosterConfig | undefined {
  return [...config.rosters.values()].find((roster) => roster.keptBy === body);
}

function seatOf(roster: Roster, who: Who): Seat | undefined {
  return 'account' in who ? seatWith(roster, who.account) : roster.seats.get(seatId(who.seat));
}

function shortened(order: Exclude<MemberOrder, { order: 'list' | 'history' }>) {
  return 'because' in order ? { ...order, because: cut(order.because, REASON_CHARACTERS) } : order;
}

function answerTo(
  context: CommandContext,
  config: RosterConfig,
  order: Exclude<MemberOrder, { order: 'list' }>,
  decided: Decided,
  before: Seat | undefined,
): Answer {
  if ('refused' in decided) return refused(context, config, order, decided, before);
  context.work.add(decided);
  const seat = 'seat' in decided ? context.rosters.get(config.id).seats.get(decided.seat) : undefined;
  if (!('seat' in decided) || seat === undefined) throw new Error('what a member does is about somebody');
  return words(done(context.voice, decided, seat, config.freeze));
}

function refused(
  { voice }: CommandContext,
  { freeze: needs }: RosterConfig,
  order: Exclude<MemberOrder, { order: 'list' }>,
  why: RosterRefusal,
  seat: Seat | undefined,
): Answer {
  const account = 'account' in order ? order.account : undefined;
  const about: Who = order.who ?? { seat: account ?? '' };
  const typed = 'account' in about ? about.account : about.seat;
  const who = 'account' in about ? person(about.account) : voice.say('verbatim', { text: typed });
  return words(
    orderRefused(voice, {
      ...{ refused: why, needs, typed, who },
      ...(seat === undefined ? {} : { seat }),
      ...(account === undefined ? {} : { account }),
    }),
  );
}
