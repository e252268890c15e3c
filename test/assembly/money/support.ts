import { LedgerReader } from '../../../src/ledger/sqlite/reader.ts';
import { verifyFacts } from '../../../src/ledger/verify.ts';
import { verifyFollowUps } from '../../../src/ledger/verify-follow-ups.ts';
import { verifyRegister } from '../../../src/ledger/verify-register.ts';
import type { EventId } from '../../../src/governance/terms.ts';
import type { Member } from '../support/member.ts';
import { FINANCE_ROOM } from '../support/social-coop.ts';
import type { World } from '../support/world.ts';

/** A donation: the shortest of the three forms (R8). */
export function donation(amount: string, title = 'Thank the Fediverse'): string {
  return `EXPENSE: ${title}\nTo: Fediverse e.V.\nWork: They keep the servers running\nAmount: ${amount}`;
}

export function invoice(amount: string): string {
  return `!propose INVOICE: Thanks were said\nAmount: ${amount}\nEvidence: https://fediverse.example.com/thanks`;
}

/** Opens a donation that everybody wants, and waits until it has passed. */
export async function approved(world: World, amount: string, title?: string): Promise<EventId> {
  const card = await world.ana.proposes(donation(amount, title), FINANCE_ROOM);
  await passes(world, card);
  return card;
}

/** Everybody agrees, and the six days go by. */
export async function passes(world: World, card: EventId): Promise<void> {
  await world.ana.reacts(card, '👍');
  await world.ben.reacts(card, '👍');
  await world.passes('7 days');
}

/** In the thread of an expense; gives the card. */
export async function invoiced(world: World, by: Member, expense: EventId, amount: string): Promise<EventId> {
  return world.minutes.cardFor(await by.saysInThread(expense, invoice(amount)));
}

/** What verifying the ledger, and what is derived from it, finds. */
export function problems({ database }: World): readonly string[] {
  const reader = new LedgerReader(database);
  const verified = verifyFacts(reader.facts());
  return [
    ...verified.problems,
    ...verifyRegister(reader.register(), verified.proposals),
    ...verifyFollowUps(reader.followUps(), verified.proposals),
  ];
}
