import type { Fact } from '../governance/proposal/facts.ts';
import type { Closed, Open } from '../governance/proposal/proposal.ts';
import { CHOICES, type Choice } from '../governance/terms.ts';
import type { Outgoing } from '../ledger/outgoing.ts';

/**
 * Seeds are the bot's own reactions, one for each choice, so that voting is one tap. A choice that a member
 * uses loses its seed, so that the number that people see is the number of votes.
 */
export function seed(proposal: Open, choice: Choice): Outgoing {
  return {
    kind: 'reaction',
    key: seedKey(proposal, choice),
    room: proposal.terms.room,
    to: proposal.card,
    reaction: proposal.terms.reactions[choice][0] ?? '',
  };
}

export function seedsPutBack(proposal: Open, fact: Fact): Outgoing[] {
  return CHOICES.filter((choice) => proposal.emptiedBy[choice] === fact.cause).map((choice) =>
    seed(proposal, choice),
  );
}

export function seedRemoval(proposal: Open | Closed, choice: Choice): Outgoing {
  const removes = seedKey(proposal, choice);
  return { kind: 'removal', key: `un-${removes}`, room: proposal.terms.room, removes };
}

function seedKey(proposal: Open | Closed, choice: Choice): string {
  return `seed:${choice}:${proposal.emptiedBy[choice]}`;
}
