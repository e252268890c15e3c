import { describe } from 'vitest';
import { tell } from './world.ts';

const MEMBERS = 'members: { room: true }';

describe('a mistake in electorates is told', () => {
  tell([
    [
      MEMBERS,
      'members: { roster: members.csv, probation: 42 days }',
      'electorates.members.roster, line 8: rosters are not supported yet: use { room: true }',
      'electorates.members.probation, line 8: is not supported yet, since rosters are not: use { room: true }',
    ],
    [MEMBERS, 'members: { room: false }', 'electorates.members.room, line 8: is "false"; it should be true'],
    [MEMBERS, 'members: {}', 'electorates.members.room, line 8: is missing; it should be { room: true }'],
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
