import { setImmediate as othersRan } from 'node:timers/promises';

import { readChoices, type ChoiceReader } from '../chat/choice.ts';
import type { Voice } from '../chat/voice.ts';
import type { Config, RosterConfig } from '../config/config.ts';
import type { MembersFile } from '../config/members/take-members.ts';
import type { Open, Proposal } from '../governance/proposal/proposal.ts';
import type { EventId, Instant, ProposalNumber, RoomId } from '../governance/terms.ts';
import type { SealedFact } from '../ledger/chain.ts';
import { LedgerError } from '../ledger/error.ts';
import type { Ledger, Loaded, Outbox, Position } from '../ledger/ledger.ts';
import type { Bodies } from './bodies.ts';
import { ClosingSchedule } from './closing-schedule.ts';
import { closeWith, viewOf, viewWithout, type View } from './closing.ts';
import type { ConversationContext } from './conversation.ts';
import { hear } from './hear.ts';
import { remember, type Memory } from './memory.ts';
import type { Clock, Homeserver } from './ports.ts';
import type { Batch } from './room-event.ts';
import { Postponed } from './postponed.ts';
import { takeRoster, type ImportOutcome } from './roster-import.ts';
import { hearing, Stumbled } from './stumbled.ts';
import { takeIn } from './take-in.ts';
import type { Due } from './timed.ts';
import { cardsForNewRooms } from './upgrades.ts';
import { Work } from './work.ts';

export interface AssemblyParts {
  readonly config: Pick<
    Config,
    | 'rules'
    | 'bodies'
    | 'timezone'
    | 'prefix'
    | 'choices'
    | 'closing'
    | 'stewards'
    | 'limits'
    | 'reminders'
    | 'rosters'
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
  /** The end: what is being decided is left, and what is due is not begun. */
  readonly signal: AbortSignal;
}

export type FindProposal = (number: ProposalNumber) => Proposal | undefined;

/** What the outside is told of. */
export interface AssemblyReport {
  /** Something may wait to be sent. */
  readonly committed: () => void;
  /** A batch was taken in. */
  readonly took: (batch: Batch) => void;
  /** The bot is no longer in a room of a body. */
  readonly putOut: (room: RoomId) => void;
  /** These facts are on disk, in this order. @param find a proposal that they are about, as it is now */
  readonly recorded: (facts: readonly SealedFact[], find: FindProposal) => void;
  /** A proposal is due, and the homeserver would not show its reactions: it stays open until it does. */
  readonly cannotClose: (proposal: Open, error: unknown) => void;
  /** What was due could not be done: a mistake in Althing. It is tried again later. */
  readonly cannotDo: (due: string, error: unknown) => void;
  /** The program failed at an event, which is left out: a mistake in Althing that a steward should report. */
  readonly stumbled: (stumbled: Stumbled) => void;
}

/** So much is done between two questions to the homeserver, so that commands are answered meanwhile. */
const AT_ONCE = 10;

/**
 * After so many events of a batch the process looks up: a batch of thousands may take half a minute, and a signal
 * must be heard meanwhile.
 */
const IN_ONE_GO = 50;

/**
 * The application: takes batches of room events, one after another, and commits what follows from each.
 * It is not re-entrant: the loop that feeds it waits for each call.
 */
export class Assembly {
  readonly #parts: AssemblyParts;
  readonly #choices: ChoiceReader;
  readonly #schedule: ClosingSchedule;
  readonly #postponed = new Postponed<string>();
  #memory: Memory;
  /** When the newest answer of the homeserver was asked for: what is older was to be expected by then. */
  #readUntil: Instant | undefined;
  /** What was due until then was tried. */
  #doneUntil: Instant = 0;

  constructor(parts: AssemblyParts, loaded: Loaded) {
    this.#parts = parts;
    this.#choices = readChoices(parts.config.choices);
    this.#schedule = new ClosingSchedule(parts.config.closing.grace);
    this.#memory = remember(parts, loaded);
    this.#readUntil = loaded.position?.askedAt;
  }

  /** Whether a proposal is open in this room. */
  hasOpenIn(room: RoomId): boolean {
    return this.#memory.live.open().some((proposal) => proposal.terms.room === room);
  }

  /** How many proposals are not closed. */
  get liveCount(): number {
    return this.#memory.live.count;
  }

  /** When the first open proposal was or is to be closed, its grace included. */
  firstEnd(): Instant | undefined {
    return this.#schedule.firstEnd(this.#memory.live.open());
  }

  /** When something is due next; undefined when nothing waits for its time. */
  nextDue(): Instant | undefined {
    const times = [this.#schedule.next(this.#memory.live.open()), this.#nextTimed()];
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  /** What failed must not keep the loop awake until it is tried again. */
  #nextTimed(): Instant | undefined {
    const times = this.#memory.timed.flatMap((timed) => timed.nextAt() ?? []);
    const next = times.length === 0 ? undefined : Math.min(...times);
    const again = this.#postponed.next(this.#doneUntil);
    if (next === undefined || again === undefined || next > this.#doneUntil) return next;
    return Math.max(next, again);
  }

  /** Takes in the file of a list of members, before anything is heard. */
  async importRoster(roster: RosterConfig, file: MembersFile): Promise<ImportOutcome> {
    const work = this.#newWork();
    const outcome = takeRoster(this.#context(work), roster, file);
    if (!work.isEmpty) await this.#commit(work);
    return outcome;
  }

  /**
   * Decides on a batch and commits it with its position (invariant 2). An event at which the program fails is
   * left out, and the batch taken again without it from what the ledger holds: one such event must not keep all
   * others from being heard. A failed commit must end the process. Where the signal comes while it is decided on,
   * nothing of it is committed: memory has run ahead then, and must not be used any more.
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

  async #takeWithout(failed: readonly Stumbled[], batch: Batch): Promise<void> {
    const { events, position } = batch;
    const work = this.#newWork();
    work.setAside(...failed);
    const left = new Set<EventId>(failed.map(({ event }) => event.id));
    const rooms = this.#roomsThatMayBeLeft(batch);
    this.#memory.numbering.foresee(events);
    const context = this.#context(work);
    const { voice, bodies, clock, signal } = this.#parts;
    for (const [index, event] of events.entries()) {
      const heard = left.has(event.id) ? undefined : hearing(event, () => hear(context, event));
      if (heard !== undefined) await heard;
      if (index % IN_ONE_GO === IN_ONE_GO - 1) await othersRan();
      if (isOver(signal)) return;
    }
    work.send(...cardsForNewRooms(voice, bodies, this.#memory.live.open(), clock()));
    this.#readUntil = position.askedAt;
    await this.#commit(work, position);
    this.#parts.report.took(batch);
    for (const room of rooms) if (!bodies.hasBot(room)) this.#parts.report.putOut(room);
    this.#memory.budgets.forgetIdle(this.#parts.clock());
  }

  /** Where the bot is before a batch that tells of its own memberships. */
  #roomsThatMayBeLeft({ events }: Batch): RoomId[] {
    const { bodies } = this.#parts;
    const moves = events.some((event) => event.kind === 'membership' && bodies.isBot(event.member));
    return moves ? bodies.entered() : [];
  }

  /**
   * Closes what is due, and then does what else is, each in a commit of its own.
   * @param askedAt when the newest sync answer was asked for: only what was due by then is done
   */
  async doWhatIsDue(askedAt: Instant): Promise<void> {
    await this.#closeDue(askedAt);
    const due = this.#memory.timed
      .flatMap((timed) => timed.due(askedAt))
      .filter(({ key }) => this.#postponed.until(key) <= askedAt);
    this.#doneUntil = due.length > AT_ONCE ? 0 : askedAt;
    for (const each of due.slice(0, AT_ONCE)) {
      if (isOver(this.#parts.signal)) return;
      if (await this.#do(each)) continue;
      this.#doneUntil = 0;
      return;
    }
  }

  /** @returns whether what else is due can be done: after a failure memory is another */
  async #do(due: Due): Promise<boolean> {
    const work = this.#newWork();
    try {
      const context = this.#context(work);
      if (context.now < due.at) return true;
      await due.take(context);
    } catch (error) {
      if (error instanceof LedgerError) throw error;
      await this.#goBack();
      this.#postponed.add(due.key, this.#parts.clock());
      this.#parts.report.cannotDo(due.key, error);
      return false;
    }
    this.#postponed.remove(due.key);
    await this.#commit(work);
    return true;
  }

  /**
   * Closes what is due, a few at a time so that commands are answered between them (invariant 6).
   * @param askedAt when the newest sync answer was asked for: only what was due by then is closed
   */
  async #closeDue(askedAt: Instant): Promise<void> {
    for (const proposal of this.#schedule.due(this.#memory.live.open(), askedAt).slice(0, AT_ONCE)) {
      const view = await this.#viewOf(proposal);
      if (isOver(this.#parts.signal)) return;
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
      const proposal = this.#memory.live.byNumber(number);
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
    this.#memory = remember(this.#parts, await this.#parts.ledger.load());
  }

  async #viewOf(proposal: Open): Promise<View | undefined> {
    try {
      return await viewOf(this.#parts.homeserver, this.#parts.bodies, proposal, this.#parts.clock());
    } catch (error) {
      if (!isOver(this.#parts.signal)) this.#postpone(proposal, error);
      return undefined;
    }
  }

  #postpone(proposal: Open, error: unknown): void {
    this.#schedule.postpone(proposal, this.#parts.clock());
    this.#parts.report.cannotClose(proposal, error);
  }

  #newWork(): Work {
    const { voice } = this.#parts;
    return new Work(this.#memory.head, (sealed, work) => takeIn(voice, this.#memory, sealed, work));
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
      ...this.#memory,
      now: clock(),
      readUntil: this.#readUntil,
    };
  }

  async #commit(work: Work, position?: Position): Promise<void> {
    const { ledger, report } = this.#parts;
    const commit = work.toCommit(position);
    await ledger.commit(commit);
    const { live } = this.#memory;
    report.recorded(commit.facts, (number) => live.byNumber(number));
    live.committed();
    this.#memory.head = work.head;
    if (work.speaks) report.committed();
  }
}

/** Asked anew each time: it changes while something is awaited. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
