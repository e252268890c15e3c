import { bodyId, roomId } from '../../../src/governance/terms.ts';
import type { Member } from './member.ts';
import { OPEN_CHATROOM, ROOMS, SOCIAL_COOP, WITH_MONEY } from './social-coop.ts';
import type { Log } from '../../../src/observe/log.ts';
import { World } from './world.ts';

export const MEMBERSHIP_ROOM = roomId('!membership:example.coop');

export const HEADER = 'seat,accounts,joined,status,name';

/** Everybody has long been a member, but Dev, who joined lately, and there is a shop with two delegates. */
export const LIST = `${HEADER}
,@ana:example.coop,2025-01-01,member,Ana
,@ben:example.coop,2025-01-01,member,
,@cleo:example.coop,2025-01-01,member,
,@dev:example.coop,2026-10-20,probation,
food-coop,@fay:food.example @gil:food.example,2025-06-01,member,The Food Co-op
`;

function withMembers(yaml: string): string {
  return yaml
    .replace(
      'members: { room: true }',
      'members: { roster: members.csv, probation: 42 days, keptBy: membership }',
    )
    .replace(
      'rules:\n',
      `  membership:
    name: Membership working group
    rooms: ['#membership:example.coop']
    electorate: members
    authority: advisory
rules:
`,
    );
}

/** social.coop, with a list of its members that the membership working group keeps. */
export const WITH_MEMBERS = withMembers(SOCIAL_COOP);

/** The same with appeals to the full group (R13). */
export const WITH_APPEALS = withMembers(WITH_MONEY);

/** The same with another electorate. */
export function withElectorate(electorate: string): string {
  return WITH_MEMBERS.replace(/members: \{ roster: .*$/mu, () => `members: ${electorate}`);
}

export interface Club {
  readonly world: World;
  /** Of the membership working group. */
  readonly mia: Member;
  /** Delegates of the shop, in the open chatroom as everybody is. */
  readonly fay: Member;
  readonly gil: Member;
}

/** @param log where the bot tells what it does; nowhere, unless said otherwise */
export async function club(yaml = WITH_MEMBERS, list = LIST, log?: Log): Promise<Club> {
  const rooms = [...ROOMS, [MEMBERSHIP_ROOM, bodyId('membership')] as const];
  const files = { '/co-op/members.csv': list };
  const world = await World.begin(yaml, { rooms, files, ...(log === undefined ? {} : { log }) });
  const [mia, fay, gil] = [
    world.somebody('mia'),
    world.somebody('fay', 'food.example'),
    world.somebody('gil', 'food.example'),
  ];
  await mia.joins(MEMBERSHIP_ROOM);
  for (const delegate of [fay, gil]) await delegate.joins(OPEN_CHATROOM);
  return { world, mia, fay, gil };
}
