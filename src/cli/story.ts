import type { AssemblyReport } from '../assembly/assembly.ts';
import { isOfProposal } from '../governance/facts.ts';
import type { Fact } from '../governance/proposal/facts.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import type { EventId, ProposalNumber } from '../governance/terms.ts';
import type { Log } from '../observe/log.ts';

/** What the log says of each thing that can happen to a proposal. Undefined: no line, since it tells who voted what. */
const LINES: Readonly<Record<Exclude<Fact['type'], 'follow-up due'>, string | undefined>> = {
  'proposal made': 'A proposal was made; its message is on the way',
  'proposal opened': 'Voting has begun',
  'proposal moved': 'A proposal goes on in the room that replaces its own',
  'proposal revised': 'Its proposer edited the text of a proposal',
  'proposal escalated': 'A proposal goes on in another group',
  'proposal extended': 'A vote was given more time',
  'proposal withdrawn': 'A proposal was withdrawn',
  'proposal closed': 'Closed a proposal',
  'proposal voided': 'A steward declared a proposal void',
  'proposal carried out': 'What was decided is said to be done',
  'payment made': 'A payment is said to be made',
  'vote arrived late': 'A vote arrived after the result; it is listed',
  'vote cast': undefined,
  'vote taken back': undefined,
  'vote hidden': undefined,
  'reason given': undefined,
  'reason taken back': undefined,
};

const FOLLOW_UPS = {
  reminder: 'Time to remind members of the end of a vote',
  review: 'Time to look at a decision again',
  payment: 'Time to remind of a payment',
} as const;

/**
 * The life of each proposal, a line for each thing that happened to it. Nothing of what the membership group does is
 * here. Votes that count have no line, and those that don't are counted.
 */
export function story(log: Log): AssemblyReport['recorded'] {
  return (facts, find) => {
    const uncounted = new Map<ProposalNumber, number>();
    for (const { fact } of facts) {
      if (!isOfProposal(fact)) continue;
      const line = fact.type === 'follow-up due' ? FOLLOW_UPS[fact.kind] : LINES[fact.type];
      if (line !== undefined) log.info({ ...aboutIt(fact, find(fact.proposal)) }, line);
      if (fact.type === 'vote cast' && fact.excluded !== undefined) {
        uncounted.set(fact.proposal, (uncounted.get(fact.proposal) ?? 0) + 1);
      }
    }
    for (const [proposal, votes] of uncounted) {
      log.info({ proposal, room: find(proposal)?.terms.room, votes }, 'Votes that do not count');
    }
  };
}

function aboutIt(fact: Fact, proposal: Proposal | undefined): object {
  const { terms, ...life } = proposal ?? {};
  const card = 'card' in life ? life.card : undefined;
  return { proposal: fact.proposal, body: terms?.body, room: terms?.room, card, ...details(fact, card) };
}

/** Ids, times and outcomes: no names, no texts. The event of a late vote would tell whose it is. */
function details(fact: Fact, card: EventId | undefined): object {
  const { cause, type } = fact;
  const isNamed = cause.startsWith('$') && cause !== card && type !== 'vote arrived late';
  return {
    ...(isNamed ? { event: cause } : {}),
    ...('closesAt' in fact ? { closesAt: new Date(fact.closesAt).toISOString() } : {}),
    ...('outcome' in fact ? { outcome: fact.outcome } : {}),
    ...('to' in fact ? { to: fact.to } : {}),
  };
}
