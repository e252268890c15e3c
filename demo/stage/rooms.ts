import type { Account } from '../../homeserver/accounts.ts';
import { NAMES, type People } from './people.ts';

export interface Room {
  readonly id: string;
  /** As people write it, without the server. */
  readonly alias: string;
}

export interface Rooms {
  readonly open: Room;
  readonly finance: Room;
}

/** Alice makes the two rooms; everybody comes, and the bot is invited. */
export async function makeRooms(people: People, bot: Account): Promise<Rooms> {
  const open = await makeRoom(people, bot, 'Open chatroom', 'open-chatroom');
  const finance = await makeRoom(people, bot, 'Finance', 'finance');
  return { open, finance };
}

async function makeRoom(people: People, bot: Account, name: string, alias: string): Promise<Room> {
  const { alice } = people;
  const others = NAMES.map((each) => people[each]).filter((person) => person !== alice);
  const invite = [bot.userId, ...others.map(({ account }) => account.userId)];
  const id = await alice.member.createRoom({ name, alias, invite });
  await Promise.all(others.map(({ member }) => member.join(id)));
  return { id, alias: `#${alias}` };
}
