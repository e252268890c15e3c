import { reminderTimes } from '../../governance/proposal/follow-ups.ts';
import type { Open, Proposal } from '../../governance/proposal/proposal.ts';
import type { Config } from '../../config/config.ts';
import type { Instant, ProposalNumber } from '../../governance/terms.ts';
import type { WishChange } from '../../ledger/ledger.ts';
import type { ConversationContext } from '../conversation.ts';
import type { Due, Timed } from '../timed.ts';
import { waitsForVote } from '../waits-for-vote.ts';
import { privateReminder } from './private-reminder.ts';
import { privateTime } from './private-time.ts';
import { isQuiet, type Quiet } from './quiet-hours.ts';
import type { Wishes } from './wishes.ts';

/** When those are reminded who live in one time zone: `at` follows from the proposal, `until` is later if it waits. */
interface Round {
  readonly at: Instant;
  readonly until: Instant;
}

interface Rounds {
  readonly closesAt: Instant;
  readonly byZone: Map<string, Round>;
}

/**
 * Reminds those in private who asked for it, once for each end of a vote. It has one round for each proposal and
 * time zone, and looks at people only when one is due. After a restart a round is taken once more: the keys say
 * who was told already.
 */
export class PrivateReminders implements Timed {
  readonly #of = new Map<ProposalNumber, Rounds>();
  readonly #open = new Map<ProposalNumber, Open>();
  readonly #wishes: Wishes;
  readonly #quietHours: Config['reminders']['quietHours'];
  #next: Instant | undefined;

  constructor(wishes: Wishes, { quietHours }: Config['reminders'], open: readonly Open[]) {
    this.#wishes = wishes;
    this.#quietHours = quietHours;
    for (const proposal of open) this.#plan(proposal);
    this.#next = this.#earliest();
  }

  /** A proposal is another now. */
  note(proposal: Proposal): void {
    const { number } = proposal;
    if (proposal.status !== 'open') {
      this.#open.delete(number);
      if (this.#of.delete(number)) this.#next = this.#earliest();
      return;
    }
    this.#plan(proposal);
    this.#next = this.#earliest();
  }

  /** Somebody wants to be reminded, or no longer, or elsewhere. */
  wish(change: WishChange): void {
    this.#wishes.set(change);
    for (const proposal of this.#open.values()) this.#plan(proposal);
    this.#next = this.#earliest();
  }

  nextAt(): Instant | undefined {
    return this.#next;
  }

  due(now: Instant): readonly Due[] {
    if (this.#next === undefined || this.#next > now) return [];
    return [...this.#of]
      .flatMap(([number, { closesAt, byZone }]) =>
        [...byZone].map(([zone, round]) => ({ number, closesAt, zone, round })),
      )
      .filter(({ round }) => round.until <= now)
      .sort((a, b) => a.round.until - b.round.until || a.number - b.number)
      .map(({ number, closesAt, zone, round }) => ({
        key: `remind:${String(number)}:${String(closesAt)}:${zone}`,
        at: round.until,
        take: (context) => {
          this.#take(context, number, zone, round);
        },
      }));
  }

  /** Rounds that are known stay as they are, also those that were taken. */
  #plan(proposal: Open): void {
    const { number, opensAt, closesAt } = proposal;
    const wished = Math.max(...reminderTimes(proposal));
    if (!Number.isFinite(wished)) return;
    this.#open.set(number, proposal);
    const known = this.#of.get(number);
    const byZone = known?.closesAt === closesAt ? known.byZone : new Map<string, Round>();
    for (const zone of this.#wishes.zones()) {
      if (byZone.has(zone)) continue;
      const at = privateTime({ wished, closesAt, earliest: opensAt, quiet: this.#quietIn(zone) });
      byZone.set(zone, { at, until: at });
    }
    this.#of.set(number, { closesAt, byZone });
  }

  #take(context: ConversationContext, number: ProposalNumber, zone: string, { at }: Round): void {
    const proposal = context.live.byNumber(number);
    if (proposal?.status !== 'open') return;
    const { now } = context;
    const quiet = this.#quietIn(zone);
    const until =
      quiet === undefined || !isQuiet(now, quiet)
        ? now
        : privateTime({ wished: now, closesAt: proposal.closesAt, earliest: now, quiet });
    const waits = until > now;
    this.#of.get(number)?.byZone.set(zone, { at, until: waits ? until : Infinity });
    this.#next = this.#earliest();
    if (waits) return;
    // Who asked later was answered with what waits for their vote.
    const asked = this.#wishes.inZone(zone).filter(({ since }) => since <= at);
    for (const { member } of asked) {
      if (waitsForVote(context, proposal, member)) {
        context.work.send(privateReminder(context.voice, proposal, member, now));
      }
    }
  }

  #quietIn(zone: string): Quiet | undefined {
    return this.#quietHours === undefined ? undefined : { hours: this.#quietHours, zone };
  }

  #earliest(): Instant | undefined {
    let earliest = Infinity;
    for (const { byZone } of this.#of.values()) {
      for (const { until } of byZone.values()) earliest = Math.min(earliest, until);
    }
    return earliest === Infinity ? undefined : earliest;
  }
}
