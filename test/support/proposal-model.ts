import type { Tally } from '../../src/governance/tally.ts';
import type { Choice, Instant, MemberId } from '../../src/governance/terms.ts';
import { CLOSES, tally } from './proposal-facts.ts';

interface Received {
  readonly id: string;
  readonly voter: MemberId;
  readonly choice: Choice;
  readonly castAt: Instant;
  readonly counts: boolean;
  takenBack: boolean;
}

/** By so much the clocks of bot and homeserver may differ. */
const FEW_SECONDS = 5000;

type Sent = Readonly<Record<'sentAt' | 'at', Instant>>;

/**
 * What a vote comes to, written a second time and in another way: a list of all votes that were ever received,
 * and which of them were taken back. Slow, and short enough to be seen to be right.
 */
export class Model {
  readonly #received: Received[] = [];

  vote(id: string, vote: Sent & Pick<Received, 'voter' | 'choice'> & { readonly eligible: boolean }): void {
    if (this.#received.some((each) => each.id === id)) return;
    const { voter, choice, eligible, sentAt, at } = vote;
    const castAt = sentAt > at + FEW_SECONDS ? at : sentAt;
    const counts = eligible && castAt < CLOSES;
    this.#received.push({ id, voter, choice, castAt, counts, takenBack: false });
  }

  takeBack(id: string, { sentAt, at }: Sent): void {
    const vote = this.#received.find((each) => each.id === id);
    if (vote !== undefined && (sentAt < CLOSES || (at < CLOSES && sentAt > at + FEW_SECONDS)))
      vote.takenBack = true;
  }

  tally(): Tally {
    const standing = this.#received.filter((vote) => !vote.takenBack);
    const counting = standing.filter((vote) => vote.counts);
    const voters = [...new Set(counting.map((vote) => vote.voter))];
    // Sorting keeps the order of receipt among equals.
    const newest = voters.map((voter) =>
      counting
        .filter((vote) => vote.voter === voter)
        .toSorted((one, other) => one.castAt - other.castAt)
        .at(-1),
    );
    const count = (choice: Choice) => newest.filter((vote) => vote?.choice === choice).length;
    const apart = new Set(standing.filter((vote) => !vote.counts).map((vote) => vote.voter));
    return tally({
      agree: count('agree'),
      disagree: count('disagree'),
      abstain: count('abstain'),
      block: count('block'),
      notCounted: apart.size,
    });
  }
}
