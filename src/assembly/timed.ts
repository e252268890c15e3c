import type { Instant } from '../governance/terms.ts';
import type { ConversationContext } from './conversation.ts';

/** Something that is to happen at a time, once. */
export interface Due {
  /** The same after a restart. */
  readonly key: string;
  readonly at: Instant;
  /** What follows goes into the context's work, which is committed by itself. */
  take(context: ConversationContext): Promise<void> | void;
}

/** Where things wait for their time. It follows from the ledger, and changes with what is put into it. */
export interface Timed {
  /** When the first of them is due; asked after every batch, so it must not cost much. */
  nextAt(): Instant | undefined;
  /** What is due at `now`, the longest overdue first. */
  due(now: Instant): readonly Due[];
}
