import { describe, expect, it, test } from 'vitest';
import { changed, parse, tell } from './world.ts';

const MEMBERS = 'members: { room: true }';

function electorateOf(text: string) {
  return parse(changed(MEMBERS, text)).electorates.get('members');
}

describe('electorates', () => {
  it('can ask several things at once, and one of several sets beside them', () => {
    expect(
      electorateOf(`members:
    roster: lists/members.csv
    probation: 42 days
    room: true
    joinedBeforeOpening: true
    anyOf: [{ homeservers: [social.coop, example.coop] }, { roster: lists/members.csv, room: true }]`),
    ).toEqual({
      roster: { id: 'members.csv', probation: 42 * 86_400_000 },
      room: true,
      joinedBeforeOpening: true,
      anyOf: [
        { homeservers: ['social.coop', 'example.coop'] },
        { roster: { id: 'members.csv', probation: 42 * 86_400_000 }, room: true },
      ],
    });
  });

  it('name lists of members, from the folder of the configuration, with the bylaws’ grounds for a freeze', () => {
    const text = 'members: { roster: members.csv, probation: 42 days, keptBy: tech }';
    expect([...parse(changed(MEMBERS, text)).rosters.values()]).toEqual([
      {
        id: 'members.csv',
        file: '/co-op/members.csv',
        probation: 42 * 86_400_000,
        keptBy: 'tech',
        freeze: { warnings: 2, unpaidMonths: 6 },
      },
    ]);
  });

  it('can have other grounds for a freeze', () => {
    const text = 'members: { roster: members.csv, keptBy: tech, freeze: { warnings: 3, unpaid: 1 month } }';
    const [roster] = parse(changed(MEMBERS, text)).rosters.values();
    expect(roster?.freeze).toEqual({ warnings: 3, unpaidMonths: 1 });
  });
});

test('a freeze has an effect where the list is kept by a group in another electorate', () => {
  const text =
    'members: { roster: members.csv, keptBy: tech }\n  others: { roster: members.csv, freeze: { warnings: 3 } }';
  const [roster] = parse(changed(MEMBERS, text)).rosters.values();
  expect(roster?.freeze).toMatchObject({ warnings: 3 });
});

describe('a mistake in electorates is told', () => {
  tell([
    [
      MEMBERS,
      'members: { probation: 42 days, keptBy: membership, freeze: { unpaid: half a year } }',
      'electorates.members.keptBy, line 8: is "membership"; it should be one of the bodies (full, tech)',
      'electorates.members.freeze.unpaid, line 8: is "half a year"; it should be a whole number of months from 1 to 120, such as "6 months"',
      'electorates.members.probation, line 8: belongs to a list of members: leave it out, or name the list beside it (roster: members.csv)',
      'electorates.members.keptBy, line 8: belongs to a list of members: leave it out, or name the list beside it (roster: members.csv)',
      'electorates.members.freeze, line 8: belongs to a list of members: leave it out, or name the list beside it (roster: members.csv)',
    ],
    [MEMBERS, 'members: { room: false }', 'electorates.members.room, line 8: is "false"; it should be true'],
    [
      MEMBERS,
      'members: {}',
      'electorates.members, line 8: names nobody; it should be { room: true }, or { roster: members.csv }',
    ],
    [
      MEMBERS,
      'members: { anyOf: [{ room: true }, {}], homeservers: ["https://social.coop"] }',
      'electorates.members.homeservers[0], line 8: is "https://social.coop"; it should be the name of a homeserver, such as social.coop',
      'electorates.members.anyOf[1], line 8: names nobody; it should be { room: true }, or { roster: members.csv }',
    ],
    [
      MEMBERS,
      'members: { roster: members.csv, probation: 42 days }\n  others: { roster: members.csv, probation: 1 day }\n  third: { roster: old/members.csv }',
      'electorates.others.probation, line 9: is set for members.csv in electorates.members already, and holds for it everywhere; leave it out here',
      'electorates.third.roster, line 10: is "old/members.csv", and "members.csv" has the same name; lists of members need names of their own',
    ],
    [
      MEMBERS,
      'members: { roster: members.csv, freeze: { warnings: 3 } }',
      'electorates.members.freeze, line 8: has no effect without keptBy, the group whose commands freeze; name it beside, or leave this out',
    ],
    [
      MEMBERS,
      'members: { roster: members.csv, keptBy: full }\n  others: { roster: others.csv, keptBy: full }',
      'electorates.others.keptBy, line 9: is full, which keeps the list members.csv already; a group keeps one list',
    ],
    [
      'electorates:\n  members: { room: true }',
      'electorates: {}',
      'electorates, line 7: is empty; it should be a section that names the electorates',
      'bodies.full.electorate, line 9: is "members"; it should be one of the electorates (there is none)',
      'bodies.tech.electorate, line 10: is "members"; it should be one of the electorates (there is none)',
    ],
    [
      MEMBERS,
      'members: { room: true }\n  2nd: { room: true }',
      'electorates.2nd, line 9: is no name; it should begin with a letter and have only letters, digits, "-" and "_"',
    ],
  ]);
});
