import type Database from 'better-sqlite3';

import { compare, type Comparison } from '../assembly/comparison/compare.ts';
import { choiceInWords } from '../assembly/comparison/choice-in-words.ts';
import { cleanLine } from '../chat/clean-text.ts';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load.ts';
import { readKeepers } from '../ledger/sqlite/accounts.ts';
import { openForReading } from '../ledger/sqlite/open.ts';
import { SqliteSessionStore } from '../ledger/sqlite/session-store.ts';
import { HomeserverAway, HomeserverRefusal, isPassing, isSignedOut } from '../matrix/errors.ts';
import { requestForSdk } from '../matrix/http.ts';
import { readingApi } from '../matrix/reading-api.ts';
import { roomReader } from '../matrix/room-reader.ts';
import { signedOut, signInToRead } from '../matrix/sign-in.ts';
import { reasonOf } from '../observe/log.ts';
import { EXIT } from './exit-codes.ts';
import { ledgerView } from './ledger-view.ts';
import type { Process } from './process.ts';

/** `verify --room`: the ledger against what the homeserver shows now. @returns the exit code */
export async function verifyRoom(file: string, process: Process): Promise<number> {
  const { env, complain, ending } = process;
  const config = loadConfig(file, { env });
  const database = openForReading(config.storage);
  requestForSdk(ending);
  try {
    return told(await comparisonOf(config, database, ending), process);
  } catch (error) {
    if (isSignedOut(error)) throw signedOut(config.matrix.signIn.kind);
    if (!(error instanceof HomeserverAway || error instanceof HomeserverRefusal)) throw error;
    complain(`The homeserver ${config.matrix.homeserver} can't be asked now: ${cleanLine(error.message)}`);
    return EXIT.failed;
  } finally {
    database.close();
  }
}

async function comparisonOf(
  config: Config,
  database: Database.Database,
  ending: AbortSignal,
): Promise<Comparison> {
  const { api, bot, names } = await signInToRead(config.matrix, new SqliteSessionStore(database));
  return compare({
    reader: roomReader(readingApi(api, ending), readKeepers(database).all),
    bot,
    ledger: () => ledgerView(database),
    choiceInWords: choiceInWords(config, names),
    isUnreadable: (error) => error instanceof HomeserverRefusal && !isPassing(error) && !isSignedOut(error),
  });
}

function told({ proposals, differences, unreadable }: Comparison, { print, complain }: Process): number {
  for (const { proposal, explained, text } of differences) {
    const line = cleanLine(`proposal ${String(proposal)}: ${text}`);
    if (explained) print(`explained: ${line}`);
    else complain(`NOT EXPLAINED: ${line}`);
  }
  for (const [room, error] of unreadable) {
    complain(cleanLine(`not compared: the room ${room} cannot be read (${reasonOf(error)})`));
  }
  const strange = differences.filter((difference) => !difference.explained).length;
  const sum = [
    `${String(proposals)} proposals compared with their rooms`,
    `${String(differences.length - strange)} differences explained`,
    `${String(strange)} not`,
    ...(unreadable.size === 0 ? [] : [`${String(unreadable.size)} rooms not compared`]),
  ].join(', ');
  if (strange === 0) {
    print(unreadable.size === 0 ? `In order: ${sum}.` : `In order as far as it could be compared: ${sum}.`);
    return EXIT.fine;
  }
  complain(`Not in order: ${sum}.`);
  return EXIT.failed;
}
