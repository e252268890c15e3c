import type { BotProcess } from '../../../homeserver/bot-process.ts';
import { isOfProposal } from '../../../src/governance/facts.ts';
import { ballots, tallyOf } from '../../../src/governance/proposal/ballots.ts';
import { statusOf } from '../../../src/governance/proposal/proposal.ts';
import type { Tally } from '../../../src/governance/tally.ts';
import { foldAll } from '../../../src/ledger/fold.ts';
import { openForReading } from '../../../src/ledger/sqlite/open.ts';
import { LedgerReader } from '../../../src/ledger/sqlite/reader.ts';
import { parseFact } from '../../../src/ledger/sqlite/sqlite-ledger.ts';

/** What a proposal came to, in the ledger. */
export interface Decided {
  readonly number: number;
  readonly title: string;
  readonly status: string;
  readonly closesAt: number;
  readonly tally: Tally;
  /** Who chose what, of the ballots that count. */
  readonly choices: Readonly<Record<string, string>>;
  readonly reasons: readonly string[];
}

/** All proposals whose card is in the room, by number. */
export function decidedIn(bot: BotProcess): Decided[] {
  const database = openForReading(bot.database);
  try {
    const facts = [...new LedgerReader(database).facts()]
      .map(({ body }) => parseFact(body))
      .filter(isOfProposal);
    const decided = [...foldAll(facts).values()].flatMap((proposal) => {
      if (proposal.status === 'made') return [];
      const cast = ballots(proposal).flatMap((ballot) => (ballot.counts === undefined ? [] : [ballot]));
      return {
        number: proposal.number,
        title: proposal.terms.title,
        status: statusOf(proposal),
        closesAt: proposal.closesAt,
        tally: tallyOf(proposal),
        choices: Object.fromEntries(cast.map(({ voter, counts }) => [voter, counts?.choice ?? ''])),
        reasons: cast.flatMap(({ reason }) => reason ?? []).toSorted(),
      };
    });
    return decided.toSorted((a, b) => a.number - b.number);
  } finally {
    database.close();
  }
}
