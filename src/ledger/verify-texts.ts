import type { Proposal } from '../governance/proposal/proposal.ts';
import { proposalNumber, type ProposalNumber } from '../governance/terms.ts';
import { searchedText, type SearchedText } from './searched-text.ts';

/** What decisions are found by is derived from the facts: one line for each proposal where it differs. */
export function verifyTexts(
  texts: ReadonlyMap<number, SearchedText>,
  proposals: ReadonlyMap<ProposalNumber, Proposal>,
): string[] {
  const numbers = new Set([...texts.keys(), ...proposals.keys()]);
  return [...numbers]
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const proposal = proposals.get(proposalNumber(number));
      const [found, expected] = [texts.get(number), proposal && searchedText(proposal.terms)];
      const name = `search: the text of proposal ${String(number)}`;
      if (expected === undefined) return [`${name} is in no fact`];
      if (found === undefined) return [`${name} is missing`];
      return JSON.stringify(found) === JSON.stringify(expected)
        ? []
        : [`${name} is ${JSON.stringify(found)}; by the facts it is ${JSON.stringify(expected)}`];
    });
}
