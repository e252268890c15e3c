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

interface Said {
  readonly via: 'reaction' | 'words';
  /** Which choice it means by the signs of today. */
  readonly choiceToday: Choice | undefined;
  /** Which choice it means by the signs of this proposal. */
  readonly choiceOn: (proposal: Proposal) => Choice | undefined;
}

/**
 * A vote on a closed proposal changes nothing (invariant 5): if it was sent in time it is listed, and its voter
 * is told in private, once.
 */
export async function hearTooLate(
  context: TooLateContext,
  event: MessageEvent | ReactionEvent,
  card: EventId,
  said: Said,
): Promise<void> {
  const { ledger, live, voice, work } = context;
  const closed = await ledger.closedByCard(card, event.room);
  if (closed === undefined || closed.outcome === 'withdrawn') return;
  const facts = await ledger.factsOf(closed.number);
  // The homeserver may show a vote again that came in time, whatever its sender's clock said.
  if (facts.some(({ cause }) => cause === event.id)) return;
  // Only what was sent in time can be listed.
  const inTime = event.sentAt < closed.closesAt;
  const proposal = inTime ? (live.byNumber(closed.number) ?? fold(facts)) : undefined;
  const choice = proposal === undefined ? said.choiceToday : said.choiceOn(proposal);
  if (choice === undefined) return;
  const taken = proposal === undefined ? 'late' : cast(context, proposal, event, { choice, via: said.via });
  // Of what is void it is listed all the same, and there is no result to explain.
  if (closed.outcome === 'void') return;
  work.send({
    kind: 'direct',
    key: `not-counted:${card}:late:${event.sender}`,
    to: event.sender,
    text: privateWord(voice, event.sender, closed, taken === 'arrived late' ? taken : 'late'),
    notice: false,
    mentions: [],
  });
}
