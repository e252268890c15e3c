import type Database from 'better-sqlite3';

import { verifyFacts, type Verification } from '../verify.ts';
import { verifyFollowUps } from '../verify-follow-ups.ts';
import { verifyRegister } from '../verify-register.ts';
import { verifyTexts } from '../verify-texts.ts';
import { checkLists } from './check-lists.ts';
import { explained } from './explained.ts';
import { isCurrent } from './open.ts';
import { LedgerReader } from './reader.ts';

/**
 * Everything that can be checked of a database: the file, the chain, every outcome, and the register where it
 * has the form of this version.
 * @param name what the person calls it
 * @throws LedgerError when it is too damaged to be read
 */
export function checkDatabase(database: Database.Database, name = database.name): Verification {
  const reader = new LedgerReader(database);
  try {
    // One moment for all that is read, however long it takes and whatever the bot writes meanwhile.
    return database.transaction(() => {
      const found = verifyFacts(reader.facts());
      const derived = isCurrent(database)
        ? [
            ...verifyRegister(reader.register(), found.proposals),
            ...verifyFollowUps(reader.followUps(), found.proposals),
            ...verifyTexts(reader.texts(), found.proposals),
            ...(found.problems.length === 0 ? checkLists(database) : []),
          ]
        : [];
      return { ...found, problems: [...reader.damage(), ...found.problems, ...derived] };
    })();
  } catch (error) {
    throw explained(error, name);
  }
}
