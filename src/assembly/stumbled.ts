import { LedgerError } from '../ledger/error.ts';
import type { RoomEvent } from './room-event.ts';

/** An event at which the program itself failed: a mistake in Althing, and no reason not to hear the others. */
export class Stumbled extends Error {
  override readonly name = 'Stumbled';
  readonly event: RoomEvent;

  constructor(event: RoomEvent, cause: unknown) {
    super(`cannot take the event ${event.id}`, { cause });
    this.event = event;
  }
}

/**
 * Hears one event. Whatever fails is this event's doing, but for the database, which may be whole again at the
 * next start: then the event must be heard, so that this ends the process.
 * @throws Stumbled, LedgerError
 */
export function hearing(event: RoomEvent, hear: () => Promise<void> | undefined): Promise<void> | undefined {
  try {
    return hear()?.catch((error: unknown) => {
      throw blamed(event, error);
    });
  } catch (error) {
    throw blamed(event, error);
  }
}

function blamed(event: RoomEvent, error: unknown): Stumbled | LedgerError {
  return error instanceof LedgerError ? error : new Stumbled(event, error);
}
