import { privateWord } from '../chat/messages/to-one-member.ts';
import type { Voice } from '../chat/voice.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import type { Choice, EventId } from '../governance/terms.ts';
import { fold } from '../ledger/fold.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { MessageEvent, ReactionEvent } from './room-event.ts';
import { cast, type VoteContext } from './votes.ts';

interface TooLateContext extends VoteContext {
  readonly ledger: Pick<Ledger, 'factsOf' | 'closedByCard'>;
  readonly voice: Voice;
}

/**
 * A vote on a closed proposal changes nothing (invariant 5): if it was sent in time it is listed, and its voter
 * is told in private, once.
 * @param choiceOn which choice it means on this proposal, if any
 */
export async function hearTooLate(
  context: TooLateContext,
  event: MessageEvent | ReactionEvent,
  card: EventId,
  said: { readonly via: 'reaction' | 'words'; readonly choiceOn: (proposal: Proposal) => Choice | undefined },
): Promise<void> {
  const { ledger, voice, work } = context;
  const closed = await ledger.closedByCard(card, event.room);
  if (closed === undefined || closed.outcome === 'withdrawn' || closed.outcome === 'void') return;
  const facts = await ledger.factsOf(closed.number);
  const proposal = fold(facts);
  const choice = proposal === undefined ? undefined : said.choiceOn(proposal);
  if (proposal === undefined || choice === undefined) return;
  // The homeserver may show a vote again that came in time.
  if (facts.some((fact) => fact.cause === event.id)) return;
  const taken = cast(context, proposal, event, { choice, via: said.via });
  work.send({
    kind: 'direct',
    key: `not-counted:${card}:late:${event.sender}`,
    to: event.sender,
    text: privateWord(voice, closed, taken === 'arrived late' ? taken : 'late'),
    notice: false,
    mentions: [],
  });
}
