import { randomBytes } from 'node:crypto';

import { type Account, type Homeserver, registerUser } from '../../homeserver/accounts.ts';
import { Member } from '../../homeserver/member.ts';

export const NAMES = ['alice', 'bob', 'carol', 'dan'] as const;
export type Name = (typeof NAMES)[number];

/** One of the co-op's members, with what it takes to be them in any Matrix client. */
export interface Person {
  readonly name: Name;
  readonly account: Account;
  readonly member: Member;
}

export type People = Readonly<Record<Name, Person>>;

export async function makePeople(homeserver: Homeserver): Promise<People> {
  const [alice, bob, carol, dan] = await Promise.all([
    makePerson(homeserver, 'alice'),
    makePerson(homeserver, 'bob'),
    makePerson(homeserver, 'carol'),
    makePerson(homeserver, 'dan'),
  ]);
  return { alice, bob, carol, dan };
}

async function makePerson(homeserver: Homeserver, name: Name): Promise<Person> {
  const account = await registerUser(homeserver, name, {
    displayName: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    // Short enough to type it into another client.
    password: `${name}-${randomBytes(4).toString('hex')}`,
  });
  return { name, account, member: new Member(homeserver.baseUrl, account) };
}
