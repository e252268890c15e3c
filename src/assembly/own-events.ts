import { declareVoid } from '../governance/proposal/after-closing.ts';
import { move, open, type Occurrence } from '../governance/proposal/decide.ts';
import type { Made } from '../governance/proposal/proposal.ts';
import { eventId, type Instant } from '../governance/terms.ts';
import { fold } from '../ledger/fold.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { cardPrefix, movedCardPrefix } from './announcements.ts';
import type { Bodies } from './bodies.ts';
import type { LiveProposals } from './live-proposals.ts';
import type { OwnEvent } from './room-event.ts';
import type { Work } from './work.ts';

interface OwnEventContext {
  readonly work: Work;
  readonly live: LiveProposals;
  readonly bodies: Bodies;
  readonly ledger: Pick<Ledger, 'factsOf'>;
  readonly now: Instant;
}

/**
 * The bot's own messages come back through the rooms: that is how it learns when a card was really there,
 * and which messages need no sending any more, also after a restart from an older copy of the database.
 */
export async function hearOwn(context: OwnEventContext, { id, key, room, sentAt }: OwnEvent): Promise<void> {
  const { work, live, bodies, now } = context;
  work.seen(key, id);
  const card = { event: id, sentAt, at: now };
  if (key.startsWith(cardPrefix)) {
    const made = live.byCommand(eventId(key.slice(cardPrefix.length)));
    if (made?.status === 'made') {
      work.add(open(made, card, room));
      await endWithItsBudget(context, made, card);
    }
  }
  if (key.startsWith(movedCardPrefix)) {
    const [command = '', former] = key.slice(movedCardPrefix.length).split(' ');
    const proposal = live.byCommand(eventId(command));
    if (proposal?.status !== 'open') return;
    // It comes once more: the vote went on from there long ago.
    if (proposal.earlierCards.some((each) => each.card === former)) return;
    const mutedAt = bodies.replacedAt(proposal.terms.room) ?? sentAt;
    work.add(...move(proposal, { ...card, room, mutedAt }));
  }
}

/** What it invoices was declared void while its card was on the way: nobody is to vote on it. */
async function endWithItsBudget(
  { work, live, ledger }: OwnEventContext,
  { number, terms: { invoiceOf } }: Made,
  card: Occurrence,
): Promise<void> {
  if (invoiceOf === undefined) return;
  const budget = live.byNumber(invoiceOf) ?? fold(await ledger.factsOf(invoiceOf));
  const invoice = live.byNumber(number);
  if (budget?.status !== 'closed' || budget.voided === undefined || invoice === undefined) return;
  const { by, reason } = budget.voided;
  const event = eventId(`${card.event}:${String(number)}`);
  const follows = declareVoid(invoice, by, reason, { ...card, event });
  if (typeof follows !== 'string') work.add(follows);
}
