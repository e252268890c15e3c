import { join } from 'node:path';

import { arriveLate, declareVoid } from '../../src/governance/proposal/after-closing.ts';
import { castVote, close, make, open } from '../../src/governance/proposal/decide.ts';
import type { Fact, Terms } from '../../src/governance/proposal/facts.ts';
import type { Proposal } from '../../src/governance/proposal/proposal.ts';
import { evolve } from '../../src/governance/proposal/evolve.ts';
import { type Choice, eventId, memberId, proposalNumber } from '../../src/governance/terms.ts';
import { GENESIS, seal, type SealedFact } from '../../src/ledger/chain.ts';
import { fold } from '../../src/ledger/fold.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { SqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { simpleMajority, terms } from '../support/proposal-facts.ts';

const START = Date.UTC(2026, 10, 21);
const SECOND = 1000;

const TERMS: Terms = {
  ...terms,
  proposer: memberId('@ana:example.coop'),
  title: '=SUM("A1"), say',
  labels: ['QUORUM'],
  closing: { kind: 'after', duration: 60 * SECOND },
  rule: { ...simpleMajority, votingPeriod: { minimum: 60 * SECOND, maximum: 60 * SECOND } },
};

/** What members wrote on it. */
interface Written {
  readonly terms?: Partial<Terms>;
  readonly reason?: string;
  /** What a steward and a member did after the closing. */
  readonly afterwards?: boolean;
}

/** Writes a database with one closed proposal and three ballots into a folder, and returns its path. */
export async function ledgerFile(folder: string, written: Written = {}): Promise<string> {
  const file = join(folder, 'storage', 'althing.db');
  const database = openDatabase(file);
  const ledger = new SqliteLedger(database, () => START);
  await ledger.commit({
    facts: sealed(lifeOf(written)),
    messages: [],
    memberships: [],
    handled: [],
    seen: [],
  });
  database.close();
  return file;
}

/** The closed proposal of such a database, and the hash of its newest fact, which ended it. */
export function closedProposal(written: Written = {}): { proposal: Proposal; hash: string } {
  const facts = lifeOf(written);
  const proposal = fold(facts);
  if (proposal === undefined) throw new Error('it is made');
  return { proposal, hash: sealed(facts).at(-1)?.hash ?? '' };
}

/** A proposal that passes with 2 to 1. */
function lifeOf({ terms: more, reason = 'it is time', afterwards = false }: Written): Fact[] {
  const facts: Fact[] = [];
  let proposal: Proposal | undefined;
  const add = (fact: Fact): Proposal => {
    facts.push(fact);
    return (proposal = evolve(proposal, fact));
  };
  const at = (seconds: number, event: string) => {
    const time = START + seconds * SECOND;
    return { event: eventId(event), at: time, sentAt: time };
  };
  const made = add(make(proposalNumber(1), { ...TERMS, ...more }, at(0, '$command')));
  if (made.status !== 'made') throw new Error('it is made');
  let voting = add(open(made, at(1, '$card')));
  const votes: readonly [string, Choice][] = [
    ['ana', 'agree'],
    ['ben', 'disagree'],
    ['cleo', 'agree'],
  ];
  for (const [index, [name, choice]] of votes.entries()) {
    const voter = memberId(`@${name}:example.coop`);
    const vote = { ...at(10 + index, `$vote-${name}`), voter, choice, via: 'words' as const };
    const cast = castVote(voting, { ...vote, eligible: true, delayed: false, reason });
    if (typeof cast === 'string') throw new Error(cast);
    for (const fact of cast) voting = add(fact);
  }
  if (voting.status !== 'open') throw new Error('it is open');
  const closed = add(close(voting, 3, START + 70 * SECOND));
  if (!afterwards || closed.status !== 'closed') return facts;
  const late = { event: eventId('$late'), sentAt: START + 20 * SECOND, at: START + 80 * SECOND };
  const dan = memberId('@dan:example.coop');
  for (const fact of arriveLate(closed, { ...late, voter: dan, choice: 'block', via: 'reaction' })) add(fact);
  const voided = declareVoid(closed, memberId('@sam:example.coop'), reason, at(90, '$void'));
  if (typeof voided === 'string') throw new Error(voided);
  add(voided);
  return facts;
}

function sealed(facts: readonly Fact[]): SealedFact[] {
  const chain: SealedFact[] = [];
  for (const fact of facts) chain.push(seal(chain.at(-1) ?? GENESIS, fact));
  return chain;
}
