import { fallsDue, followUpsOf, type FollowUp } from '../governance/proposal/follow-ups.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import type { Instant, ProposalNumber } from '../governance/terms.ts';
import { fold } from '../ledger/fold.ts';
import type { ConversationContext } from './conversation.ts';
import { questionOf } from './electorates.ts';
import type { Due, Timed } from './timed.ts';

/** What proposals wait for, open and closed. */
export class FollowUps implements Timed {
  readonly #of = new Map<ProposalNumber, readonly FollowUp[]>();
  #next: Instant | undefined;

  /** @param closed what closed proposals wait for, as the ledger has it */
  constructor(closed: readonly FollowUp[]) {
    for (const [proposal, followUps] of Map.groupBy(closed, (each) => each.proposal)) {
      this.#of.set(proposal, followUps);
    }
    this.#next = this.#earliest();
  }

  /** A proposal is another now. */
  note(proposal: Proposal): readonly FollowUp[] {
    const followUps = followUpsOf(proposal);
    const known = this.#of.get(proposal.number) ?? [];
    if (followUps.length === 0 && known.length === 0) return followUps;
    if (followUps.length === 0) this.#of.delete(proposal.number);
    else this.#of.set(proposal.number, followUps);
    this.#next = this.#earliest();
    return followUps;
  }

  nextAt(): Instant | undefined {
    return this.#next;
  }

  due(now: Instant): readonly Due[] {
    if (this.#next === undefined || this.#next > now) return [];
    return [...this.#of.values()]
      .flat()
      .filter(({ dueAt }) => dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt || a.proposal - b.proposal)
      .map((followUp) => ({
        key: `${followUp.kind}:${String(followUp.proposal)}:${String(followUp.dueAt)}`,
        at: followUp.dueAt,
        take: (context) => take(context, followUp),
      }));
  }

  #earliest(): Instant | undefined {
    const times = [...this.#of.values()].flat().map(({ dueAt }) => dueAt);
    return times.length === 0 ? undefined : Math.min(...times);
  }
}

async function take(context: ConversationContext, followUp: FollowUp): Promise<void> {
  const { live, ledger, electorates, work, now } = context;
  const proposal = live.byNumber(followUp.proposal) ?? fold(await ledger.factsOf(followUp.proposal));
  if (proposal?.status === 'closed') live.recall(proposal);
  const eligible =
    proposal === undefined || followUp.kind !== 'reminder'
      ? undefined
      : electorates.size(questionOf(proposal), now);
  work.add(fallsDue(followUp, now, eligible));
}
