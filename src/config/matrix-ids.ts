import { memberId } from '../governance/terms.ts';
import { text } from './schema.ts';

// Loose on purpose: homeservers decide what a good id is. These catch what is plainly something else.
const USER_ID = /^@[^\s:]+:\S+$/;
const ALIAS = /^#[^\s:]+:\S+$/;
/** From room version 12 on, a room id names no server. */
const ROOM_ID = /^![^\s:]+(:\S+)?$/;
const ID_LIMIT = 255;

export const userIdSchema = text('a user id in quotes, such as "@sam:example.coop"', (source) =>
  USER_ID.test(source) && source.length <= ID_LIMIT ? memberId(source) : undefined,
);

export const roomSchema = text(
  'a room in quotes: its alias, such as "#finance:example.coop", or its id',
  (source) =>
    (ALIAS.test(source) || ROOM_ID.test(source)) && source.length <= ID_LIMIT ? source : undefined,
);
