import { inject, onTestFinished } from 'vitest';

import { type Homeserver, registerUser } from '../../../homeserver/accounts.ts';
import { type BotProcess, prepareBot } from '../../../homeserver/bot-process.ts';
import { type Member, registerMember } from '../../../homeserver/member.ts';

export interface Group {
  readonly bot: BotProcess;
  readonly botId: string;
  readonly botToken: string;
  /** Owns the rooms. */
  readonly ana: Member;
  readonly ben: Member;
  readonly cleo: Member;
  readonly dan: Member;
  readonly others: readonly Member[];
  readonly open: string;
  readonly finance: string;
  /** Further rooms of the full group, with Ana and Ben in them. */
  readonly moreRooms: readonly string[];
}

export interface GroupOptions {
  /** How many members beside the four, all in both rooms. */
  readonly others?: number;
  /** Of the ordinary rule; others have theirs from it. */
  readonly minimum?: string;
  readonly grace?: string;
  readonly homeserver?: Homeserver;
  /** Stewards who are none of the four, by their ids. */
  readonly stewards?: readonly string[];
  /** The address under which the bot knows the homeserver, where it is another than the members'. */
  readonly address?: string;
  readonly moreRooms?: number;
  /** How long before the end members are reminded. */
  readonly reminders?: readonly string[];
  readonly roomOptions?: Readonly<Record<string, unknown>>;
  /** How they spend, with this as the voting period and as the time for a payment; and what appeals need. */
  readonly money?: string;
  /** Whether the finance group reports to the full group. */
  readonly reports?: boolean;
  /** How the bot shows itself; without it, it leaves its account as it is. */
  readonly profile?: Readonly<Record<string, string>>;
  /** Which of the four is a steward. */
  readonly steward?: 'ana' | 'ben' | 'cleo' | 'dan';
}

let groups = 0;

/** A group with an open chatroom, a finance room and a bot that listens in both. All are new for each test. */
export async function group(options: GroupOptions = {}): Promise<Group> {
  const formed = await formGroup(options);
  onTestFinished(() => formed.bot.remove());
  await formed.bot.start();
  return formed;
}

/** A group whose bot is not started yet, and is removed by whoever asked for it. */
export async function formGroup(options: GroupOptions = {}): Promise<Group> {
  const {
    others: more = 0,
    moreRooms: count = 0,
    minimum = '1 hour',
    grace = '0 seconds',
    roomOptions = {},
    stewards = [],
    reminders = [],
    steward,
    reports = false,
  } = options;
  const homeserver = options.homeserver ?? inject('homeserver');
  const unique = `${process.pid}x${(groups += 1)}`;
  const register = (name: string): Promise<Member> => registerMember(homeserver, `${name}-${unique}`);
  const [ana, ben, cleo, dan] = await Promise.all([
    register('ana'),
    register('ben'),
    register('cleo'),
    register('dan'),
  ]);
  const others = await Promise.all(Array.from({ length: more }, (_, index) => register(`m${index}`)));
  const guests = [ben, cleo, dan, ...others];
  const account = await registerUser(homeserver, `bot-${unique}`, { displayName: 'Althing' });
  const invite = [...guests.map((member) => member.userId), account.userId];
  const open = await ana.createRoom({
    name: 'Open chatroom',
    alias: `open-${unique}`,
    invite,
    extra: roomOptions,
  });
  const finance = await ana.createRoom({
    name: 'Finance',
    alias: `finance-${unique}`,
    invite,
    extra: roomOptions,
  });
  const moreRooms: string[] = [];
  while (moreRooms.length < count) {
    const name = `Circle ${moreRooms.length + 1}`;
    moreRooms.push(await ana.createRoom({ name, invite: [ben.userId, account.userId] }));
  }
  await Promise.all(guests.map((member) => member.acceptInvites()));
  const bot = await prepareBot({
    homeserver: options.address ?? homeserver.baseUrl,
    accessToken: account.accessToken,
    alone: true,
    config: {
      ...configFor({
        ...{ minimum, grace, unique, serverName: homeserver.serverName, moreRooms, reminders },
        ...{ money: options.money, reports },
      }),
      profile: options.profile ?? false,
      stewards: [...stewards, ...(steward === undefined ? [] : [{ ana, ben, cleo, dan }[steward].userId])],
    },
  });
  return {
    bot,
    botId: account.userId,
    botToken: account.accessToken,
    ana,
    ben,
    cleo,
    dan,
    others,
    open,
    finance,
    moreRooms,
  };
}

function configFor(of: {
  minimum: string;
  grace: string;
  unique: string;
  serverName: string;
  moreRooms: readonly string[];
  reminders: readonly string[];
  money: string | undefined;
  reports: boolean;
}) {
  const more = { votes: ['agree'], moreThan: 1, times: ['disagree'] };
  return {
    storage: 'storage/althing.db',
    electorates: { members: { room: true } },
    bodies: {
      full: {
        name: 'Full group',
        rooms: [`#open-${of.unique}:${of.serverName}`, ...of.moreRooms],
        electorate: 'members',
        authority: 'binding',
        binds: 'the whole co-op',
      },
      finance: {
        name: 'Finance working group',
        rooms: [`#finance-${of.unique}:${of.serverName}`],
        electorate: 'members',
        authority: 'advisory',
        ...(of.reports ? { reportTo: 'full' } : {}),
      },
    },
    rules: {
      ordinary: {
        votingPeriod: {
          minimum: of.minimum,
          maximum: '60 days',
          urgent: { label: 'URGENT', minimum: '1 second' },
        },
        require: [more, { when: 'block', votes: ['agree'], atLeast: 9, times: ['disagree', 'block'] }],
      },
      bylaws: {
        label: 'BYLAWS',
        bodies: ['full'],
        votingPeriod: { minimum: '10 days', maximum: '60 days' },
        require: [
          more,
          { votes: ['agree'], atLeast: 3, times: ['disagree'] },
          { when: 'block', votes: ['agree'], atLeast: '19/2', times: ['disagree', 'block'] },
        ],
      },
      ...(of.money === undefined ? {} : moneyRules(of.money)),
    },
    closing: { grace: of.grace },
    reminders: { before: of.reminders },
    // Out of the way of what is tested.
    limits: { openProposals: 1000, commands: { burst: 1000, every: '1 second' } },
  };
}

function moneyRules(period: string) {
  const votes = {
    votingPeriod: { minimum: period, maximum: '60 days' },
    require: [{ votes: ['agree'], moreThan: 1, times: ['disagree'] }],
  };
  return {
    expense: {
      ...votes,
      label: 'EXPENSE',
      bodies: ['finance'],
      forms: { work: ['What', 'Timeline', 'Qualifications', 'Cost'], donation: ['To', 'Work', 'Amount'] },
      money: { amount: ['Cost', 'Amount'], currencies: ['USD'], atOnce: '1/2' },
    },
    invoice: {
      ...votes,
      label: 'INVOICE',
      bodies: ['finance'],
      fields: ['Amount', 'Evidence'],
      money: { amount: ['Amount'], currencies: ['USD'] },
      invoices: 'expense',
      payment: { within: period },
    },
    appeal: {
      ...votes,
      label: 'APPEAL',
      bodies: ['full'],
      fields: ['For'],
      outcomes: { passed: 'granted', notPassed: 'not granted' },
    },
  };
}
