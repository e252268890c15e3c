import { readChoices, type ChoiceReader } from '../chat/choice.ts';
import { putOut } from '../chat/messages/notices.ts';
import type { Voice } from '../chat/voice.ts';
import type { Config } from '../config/config.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import {
  unreachable,
  type EventId,
  type Instant,
  type ProposalNumber,
  type RoomId,
} from '../governance/terms.ts';
import { LedgerError } from '../ledger/error.ts';
import type { Head } from '../ledger/chain.ts';
import type { Ledger, Loaded, Outbox, Position } from '../ledger/ledger.ts';
import { announcements } from './announcements.ts';
import type { Bodies } from './bodies.ts';
import { ClosingSchedule } from './closing-schedule.ts';
import { closeWith, viewOf, viewWithout, type View } from './closing.ts';
import { converse, type ConversationContext } from './conversation.ts';
import { AnswerBudgets } from './limits/answer-budgets.ts';
import { LiveProposals } from './live-proposals.ts';
import { Numbering } from './numbering.ts';
import { hearOwn } from './own-events.ts';
import type { Clock, Homeserver } from './ports.ts';
import { hearReaction } from './reactions.ts';
import { hearRemoval } from './removals.ts';
import type { Batch, MembershipEvent, RoomEvent } from './room-event.ts';
import { hearing, Stumbled } from './stumbled.ts';
import { toStewards } from './to-stewards.ts';
import { cardsForNewRooms } from './upgrades.ts';
import { Work } from './work.ts';

export interface AssemblyParts {
  readonly config: Pick<
    Config,
    'rules' | 'bodies' | 'timezone' | 'prefix' | 'choices' | 'closing' | 'stewards' | 'limits'
  >;
  readonly voice: Voice;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'eventOf' | 'keyOf'>;
  readonly homeserver: Homeserver;
  readonly bodies: Bodies;
  readonly clock: Clock;
  /** How people call the bot: its display name, localpart and id. */
  readonly botNames: readonly string[];
  readonly report: AssemblyReport;
}

/** What the outside is told of. */
export interface AssemblyReport {
  /** Something may wait to be sent. */
  readonly committed: () => void;
  readonly closed: (proposal: Open) => void;
  /** A proposal is due, and the homeserver would not show its reactions: it stays open until it does. */
  readonly cannotClose: (proposal: Open, error: unknown) => void;
  /** The program failed at an event, which is left out: a mistake in Althing that a steward should report. */
  readonly stumbled: (stumbled: Stumbled) => void;
}

/**
 * The application: takes batches of room events, one after another, and commits what follows from each.
 * It is not re-entrant: the loop that feeds it waits for each call.
 */
export class Assembly {
  readonly #parts: AssemblyParts;
  #live = new LiveProposals();
  readonly #choices: ChoiceReader;
  readonly #schedule: ClosingSchedule;
  #head: Head;
  #numbering: Numbering;
  #budgets: AnswerBudgets;
  /** When the newest answer of the homeserver was asked for: what is older was to be expected by then. */
  #readUntil: Instant | undefined;

  constructor(parts: AssemblyParts, loaded: Loaded) {
    this.#parts = parts;
    this.#choices = readChoices(parts.config.choices);
    this.#schedule = new ClosingSchedule(parts.config.closing.grace);
    this.#head = loaded.head;
    this.#numbering = new Numbering(loaded.lastNumber);
    this.#budgets = new AnswerBudgets(parts.config.limits.commands);
    this.#readUntil = loaded.position?.askedAt;
    this.#fold(loaded);
  }

  /** Whether a proposal is open in this room. */
  hasOpenIn(room: RoomId): boolean {
    return this.#live.open().some((proposal) => proposal.terms.room === room);
  }

  /** How many proposals are not closed. */
  get liveCount(): number {
    return this.#live.count;
  }

  /** When the next closing is due; undefined when no proposal is open. */
  nextDue(): Instant | undefined {
    return this.#schedule.next(this.#live.open());
  }

  /**
   * Decides on a batch and commits it with its position (invariant 2). An event at which the program fails is
   * left out, and the batch taken again without it from what the ledger holds: one such event must not keep all
   * others from being heard. A failed commit must end the process.
   */
  async take(batch: Batch): Promise<void> {
    const failed: Stumbled[] = [];
    for (;;) {
      try {
        await this.#takeWithout(failed, batch);
        return;
      } catch (error) {
        failed.push(await this.#afterStumbling(error));
      }
    }
  }

  async #takeWithout(failed: readonly Stumbled[], { events, position }: Batch): Promise<void> {
    const work = this.#newWork();
    work.setAside(...failed);
    const left = new Set<EventId>(failed.map(({ event }) => event.id));
    this.#numbering.foresee(events);
    for (const event of events) {
      if (!left.has(event.id)) await hearing(event, () => this.#hear(work, event));
    }
    work.send(...cardsForNewRooms(this.#parts.voice, this.#parts.bodies, this.#live.open()));
    this.#readUntil = position.askedAt;
    await this.#commit(work, position);
    this.#budgets.forgetIdle(this.#parts.clock());
  }

  /**
   * Closes what is due, a few at a time so that commands are answered between them (invariant 6).
   * @param askedAt when the newest sync answer was asked for: only what was due by then is closed
   */
  async closeDue(askedAt: Instant, limit = 10): Promise<void> {
    for (const proposal of this.#schedule.due(this.#live.open(), askedAt).slice(0, limit)) {
      const view = await this.#viewOf(proposal);
      if (view === undefined) continue;
      try {
        await this.#close(proposal.number, view);
      } catch (error) {
        if (error instanceof LedgerError) throw error;
        await this.#goBack();
        this.#postpone(proposal, error);
      }
    }
  }

  async #close(number: ProposalNumber, view: View): Promise<void> {
    const failed: Stumbled[] = [];
    for (;;) {
      const proposal = this.#live.byNumber(number);
      const work = this.#newWork();
      const context = this.#context(work);
      // Each answer tells the time anew: a clock that was ahead may have been set right by this one.
      if (proposal?.status !== 'open' || !this.#schedule.isDue(proposal, context.now)) return;
      work.setAside(...failed);
      try {
        await closeWith(context, proposal, viewWithout(failed, view));
      } catch (error) {
        failed.push(await this.#afterStumbling(error));
        continue;
      }
      await this.#commit(work);
      this.#parts.report.closed(proposal);
      return;
    }
  }

  async #afterStumbling(error: unknown): Promise<Stumbled> {
    if (!(error instanceof Stumbled)) throw error;
    await this.#goBack();
    this.#parts.report.stumbled(error);
    return error;
  }

  /** Forgets what was not committed: memory is what the ledger holds, as after a restart. */
  async #goBack(): Promise<void> {
    const loaded = await this.#parts.ledger.load();
    this.#live = new LiveProposals();
    this.#head = loaded.head;
    this.#numbering = new Numbering(loaded.lastNumber);
    this.#budgets = new AnswerBudgets(this.#parts.config.limits.commands);
    this.#fold(loaded);
  }

  #fold(loaded: Loaded): void {
    const { bodies } = this.#parts;
    bodies.putBack(loaded.memberships);
    for (const fact of loaded.liveFacts) {
      bodies.adopt(this.#live.apply(fact).terms);
    }
  }

  async #hear(work: Work, event: RoomEvent): Promise<void> {
    const context = this.#context(work);
    switch (event.kind) {
      case 'membership':
        this.#hearMembership(work, event);
        return;
      case 'own':
        hearOwn(context, event);
        return;
      case 'reaction':
        await hearReaction(context, event);
        return;
      case 'removal':
        await hearRemoval(context, event);
        return;
      case 'message':
        await converse(context, event);
        return;
      default:
        unreachable(event);
    }
  }

  /** Memberships follow the events, so that the next event is judged by them. */
  #hearMembership(work: Work, event: MembershipEvent): void {
    const { room, member, membership } = event;
    const { bodies, voice, config } = this.#parts;
    const wasThere = bodies.hasBot(room);
    const change = { room, member, membership };
    bodies.apply(change);
    work.moved(change);
    const body = bodies.ofRoom(room);
    if (body !== undefined && wasThere && !bodies.hasBot(room)) {
      work.send(...toStewards(config.stewards, `put out:${event.id}`, putOut(voice, body.name, room)));
    }
  }

  async #viewOf(proposal: Open): Promise<View | undefined> {
    try {
      return await viewOf(this.#parts.homeserver, this.#parts.bodies, proposal);
    } catch (error) {
      this.#postpone(proposal, error);
      return undefined;
    }
  }

  #postpone(proposal: Open, error: unknown): void {
    this.#schedule.postpone(proposal, this.#parts.clock());
    this.#parts.report.cannotClose(proposal, error);
  }

  #newWork(): Work {
    const { voice } = this.#parts;
    return new Work(
      this.#head,
      (fact) => this.#live.apply(fact),
      (sealed, proposal) => announcements(voice, sealed, proposal),
    );
  }

  #context(work: Work): ConversationContext {
    const { config, voice, ledger, outbox, bodies, botNames, clock } = this.#parts;
    return {
      config,
      voice,
      ledger,
      outbox,
      bodies,
      botNames,
      work,
      prefix: config.prefix,
      choices: this.#choices,
      live: this.#live,
      numbering: this.#numbering,
      budgets: this.#budgets,
      now: clock(),
      readUntil: this.#readUntil,
    };
  }

  async #commit(work: Work, position?: Position): Promise<void> {
    await this.#parts.ledger.commit(work.toCommit(position));
    this.#live.committed();
    this.#head = work.head;
    this.#parts.report.committed();
  }
}
