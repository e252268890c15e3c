import type { ChoiceReader } from '../../chat/choice.ts';
import type { MachineData } from '../../chat/machine.ts';
import type { Text } from '../../chat/text.ts';
import type { Voice } from '../../chat/voice.ts';
import type { Body, Config } from '../../config/config.ts';
import type { Instant, ProposalNumber } from '../../governance/terms.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Bodies } from '../bodies.ts';
import type { Electorates } from '../electorates.ts';
import type { AnswerBudgets } from '../limits/answer-budgets.ts';
import type { LiveProposals } from '../live-proposals.ts';
import type { Numbering } from '../numbering.ts';
import type { MessageEvent } from '../room-event.ts';
import type { PrivateReminders } from '../reminders/private-reminders.ts';
import type { Wishes } from '../reminders/wishes.ts';
import type { Rosters } from '../rosters.ts';
import type { Work } from '../work.ts';

/** What a command may use. Facts go into `work`; memory follows at once, the disk with the batch. */
export interface CommandContext {
  readonly config: Pick<
    Config,
    'rules' | 'bodies' | 'timezone' | 'choices' | 'stewards' | 'limits' | 'reminders' | 'rosters'
  >;
  readonly voice: Voice;
  readonly choices: ChoiceReader;
  readonly work: Work;
  readonly live: LiveProposals;
  readonly bodies: Bodies;
  readonly electorates: Electorates;
  readonly rosters: Rosters;
  readonly ledger: Pick<Ledger, 'factsOf' | 'search' | 'closedByCard' | 'numbersAbout' | 'withMoney'>;
  readonly numbering: Numbering;
  readonly wishes: Wishes;
  readonly privateReminders: PrivateReminders;
  readonly budgets: AnswerBudgets;
  /** When the command was received. */
  readonly now: Instant;
  /** When the homeserver's answer before this one was asked for. */
  readonly readUntil: Instant | undefined;
}

export interface Invocation {
  readonly event: MessageEvent;
  /** What follows the command's name, line ends kept. */
  readonly rest: string;
  /** The body whose room it is; absent in a direct chat. */
  readonly body: Body | undefined;
  /** The proposal in whose thread it was said. */
  readonly thread: ProposalNumber | undefined;
}

/** What the person gets back: words, or a reaction on the message, or nothing because a card says it. */
export type Answer =
  | { readonly kind: 'words'; readonly text: Text; readonly data?: MachineData }
  | { readonly kind: 'vote recorded' }
  /** It is told elsewhere, perhaps where the person is not looking. */
  | { readonly kind: 'noted' }
  | { readonly kind: 'nothing' };

export type Command = (context: CommandContext, invocation: Invocation) => Promise<Answer> | Answer;

export function words(text: Text, data?: MachineData): Answer {
  return { kind: 'words', text, ...(data === undefined ? {} : { data }) };
}
