// Commits a proposal, then one vote after another, each with a message and a position, and prints its number.
import { setImmediate } from 'node:timers/promises';
import { seal, GENESIS } from '../../src/ledger/chain.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { SqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { messageTo } from './outgoing.ts';
import { ada, DURING, made, opened, voted } from './proposal-facts.ts';

const ledger = new SqliteLedger(openDatabase(process.argv[2] ?? ''), () => DURING);
const nothing = { messages: [], memberships: [], handled: [], seen: [] };
const first = seal(GENESIS, made);
let last = seal(first, opened);
await ledger.commit({ ...nothing, facts: [first, last] });

for (let vote = 1; vote <= 100_000; vote += 1) {
  const name = String(vote);
  last = seal(last, voted(`$${name}`, ada, 'agree'));
  const position = { token: name, askedAt: DURING };
  await ledger.commit({ ...nothing, facts: [last], messages: [messageTo(name)], position });
  console.log(name);
  await setImmediate();
}
