import type { Config } from '../config/config.ts';
import type { Head } from '../ledger/chain.ts';
import type { Loaded } from '../ledger/ledger.ts';
import type { Bodies } from './bodies.ts';
import { Electorates } from './electorates.ts';
import { FollowUps } from './follow-ups.ts';
import { AnswerBudgets } from './limits/answer-budgets.ts';
import { LiveProposals } from './live-proposals.ts';
import { Numbering } from './numbering.ts';
import { PrivateReminders } from './reminders/private-reminders.ts';
import { Wishes } from './reminders/wishes.ts';
import { Renewals } from './renewals.ts';
import { Rosters } from './rosters.ts';
import type { Timed } from './timed.ts';

/** What is decided on. It follows from the ledger, and never runs ahead of it for longer than one batch. */
export interface Memory {
  readonly live: LiveProposals;
  readonly numbering: Numbering;
  readonly budgets: AnswerBudgets;
  readonly rosters: Rosters;
  readonly electorates: Electorates;
  readonly followUps: FollowUps;
  readonly wishes: Wishes;
  readonly privateReminders: PrivateReminders;
  /** All that waits for its time, but for closings. */
  readonly timed: readonly Timed[];
  /** The newest fact on disk. */
  head: Head;
}

/** Memory as the ledger has it: at the start, and after what was not committed has to be forgotten. */
export function remember(
  {
    bodies,
    config,
  }: {
    readonly bodies: Bodies;
    readonly config: Pick<Config, 'limits' | 'rosters' | 'reminders' | 'timezone'>;
  },
  { head, lastNumber, memberships, liveFacts, rosterFacts, followUps: closed, wishes: wanted }: Loaded,
): Memory {
  const live = new LiveProposals();
  bodies.putBack(memberships);
  for (const fact of liveFacts) bodies.adopt(live.apply(fact).terms);
  const followUps = new FollowUps(closed);
  for (const proposal of live.open()) followUps.note(proposal);
  const rosters = new Rosters(rosterFacts);
  const wishes = new Wishes(wanted, config.timezone);
  const privateReminders = new PrivateReminders(wishes, config.reminders, live.open());
  return {
    live,
    rosters,
    electorates: new Electorates(bodies, rosters),
    wishes,
    privateReminders,
    followUps,
    timed: [followUps, privateReminders, new Renewals({ config, bodies }, rosters)],
    head,
    numbering: new Numbering(lastNumber),
    budgets: new AnswerBudgets(config.limits.commands),
  };
}
