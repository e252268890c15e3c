import type { BotProcess } from '../../../homeserver/bot-process.ts';
import { isOfProposal } from '../../../src/governance/facts.ts';
import { ballots, tallyOf } from '../../../src/governance/proposal/ballots.ts';
import { statusOf, type Closed, type Open } from '../../../src/governance/proposal/proposal.ts';
import type { Tally } from '../../../src/governance/tally.ts';
import { foldAll } from '../../../src/ledger/fold.ts';
import { openForReading } from '../../../src/ledger/sqlite/open.ts';
import { LedgerReader } from '../../../src/ledger/sqlite/reader.ts';
import { parseFact } from '../../../src/ledger/sqlite/parse-fact.ts';

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
  /** Which votes were heard and do not count, each with why. */
  readonly notCounted: readonly string[];
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
        notCounted: apartFrom(proposal),
        reasons: cast.flatMap(({ reason }) => reason ?? []).toSorted(),
      };
    });
    return decided.toSorted((a, b) => a.number - b.number);
  } finally {
    database.close();
  }
}

/** Votes that were heard and are no part of the tally: with why, and those that came after the closing. */
function apartFrom(proposal: Open | Closed): string[] {
  const excluded = ballots(proposal).flatMap((ballot) => ballot.excluded);
  const late = proposal.status === 'closed' ? proposal.latecomers : [];
  return [
    ...excluded.map((vote) => `${vote.voter} ${vote.choice}: ${String(vote.excluded)}`),
    ...late.map(({ voter, choice, at }) => {
      const seconds = Math.round((at - proposal.closesAt) / 1000);
      return `${voter} ${choice}: arrived ${String(seconds)} s after the end`;
    }),
  ];
}
