import { inject, onTestFinished } from 'vitest';

import { type Homeserver, registerUser } from '../../../homeserver/accounts.ts';
import { type BotProcess, prepareBot } from '../../../homeserver/bot-process.ts';
import { type Member, registerMember } from '../../../homeserver/member.ts';

export interface Group {
  readonly bot: BotProcess;
  readonly botId: string;
  /** By their names, in the order given; the first owns the rooms. */
  readonly members: readonly Member[];
  readonly open: string;
  readonly finance: string;
}

export interface GroupOptions {
  /** How many members, all in both rooms. */
  readonly size?: number;
  /** Of the ordinary rule; others have theirs from it. */
  readonly minimum?: string;
  readonly grace?: string;
  readonly homeserver?: Homeserver;
  readonly roomOptions?: Readonly<Record<string, unknown>>;
}

let groups = 0;

/** A group with an open chatroom, a finance room and a bot that listens in both. All are new for each test. */
export async function group(options: GroupOptions = {}): Promise<Group> {
  const { size = 3, minimum = '1 hour', grace = '0 seconds', roomOptions = {} } = options;
  const homeserver = options.homeserver ?? inject('homeserver');
  const unique = `${String(process.pid)}x${String((groups += 1))}`;
  const names = Array.from({ length: size }, (_, index) => `m${String(index)}-${unique}`);
  const members = await Promise.all(names.map((name) => registerMember(homeserver, name)));
  const [owner, ...others] = members;
  if (owner === undefined) throw new Error('a group has members');
  const account = await registerUser(homeserver, `bot-${unique}`, { displayName: 'Althing' });
  const invite = [...others.map((member) => member.userId), account.userId];
  const open = await owner.createRoom({
    name: 'Open chatroom',
    alias: `open-${unique}`,
    invite,
    extra: roomOptions,
  });
  const finance = await owner.createRoom({
    name: 'Finance',
    alias: `finance-${unique}`,
    invite,
    extra: roomOptions,
  });
  await Promise.all(others.map((member) => member.acceptInvites()));
  const bot = await prepareBot({
    homeserver: homeserver.baseUrl,
    accessToken: account.accessToken,
    config: configFor({ minimum, grace, unique, serverName: homeserver.serverName }),
  });
  onTestFinished(() => bot.remove());
  await bot.start();
  return { bot, botId: account.userId, members, open, finance };
}

function configFor(of: { minimum: string; grace: string; unique: string; serverName: string }) {
  const more = { votes: ['agree'], moreThan: 1, times: ['disagree'] };
  return {
    storage: 'storage/althing.db',
    electorates: { members: { room: true } },
    bodies: {
      full: {
        name: 'Full group',
        rooms: [`#open-${of.unique}:${of.serverName}`],
        electorate: 'members',
        authority: 'binding',
        binds: 'the whole co-op',
      },
      finance: {
        name: 'Finance working group',
        rooms: [`#finance-${of.unique}:${of.serverName}`],
        electorate: 'members',
        authority: 'advisory',
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
    },
    closing: { grace: of.grace },
  };
}
