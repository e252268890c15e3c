import type { RoomEvent } from '../assembly/room-event.ts';
import type { EventId, Instant, RoomId } from '../governance/terms.ts';
import { pagesBackwards } from './gap.ts';
import type { HomeserverApi } from './homeserver-api.ts';
import { readEvent, type OnMalformed, type OwnAccounts } from './read-event.ts';

export interface Recalling {
  readonly api: HomeserverApi;
  readonly own: OwnAccounts;
  /** Whether the ledger holds what came of an event. */
  readonly knows: (event: EventId) => Promise<boolean>;
  readonly onMalformed?: OnMalformed;
}

export interface Forgotten {
  readonly room: RoomId;
  /** What the homeserver shows of the room at first, oldest first. */
  readonly recent: readonly RoomEvent[];
  /** Where what it left out can be asked for; undefined when that was all. */
  readonly from: string | undefined;
  /** Up to here every room had been read. */
  readonly heardUntil: Instant;
}

/** Oldest first: what was left out, and what was shown. */
interface Recalled {
  readonly missing: readonly RoomEvent[];
  readonly recent: readonly RoomEvent[];
}

/** Servers' clocks may differ. */
const TOLERANCE = 60 * 60 * 1000;

/**
 * What is new in a room where the bot was all the time, when the position is lost: all that stands behind the
 * newest event that the ledger knows. Nothing later has changed anything yet, so hearing it, perhaps again, is
 * right. Where the ledger knows no event, it is what is newer than the lost position.
 */
export async function recall(context: Recalling, forgotten: Forgotten): Promise<Recalled> {
  const { recent, heardUntil } = forgotten;
  const known = await newestKnown(context, recent);
  if (known !== undefined) return { missing: [], recent: kept(recent, (_event, index) => index > known) };
  const { missing, complete } = await missingOf(context, forgotten);
  if (complete) return { missing, recent };
  const isNew = ({ sentAt }: RoomEvent): boolean => sentAt >= heardUntil;
  return { missing: kept(missing, isNew), recent: kept(recent, isNew) };
}

async function newestKnown(
  { knows }: Recalling,
  oldestFirst: readonly RoomEvent[],
): Promise<number | undefined> {
  for (let index = oldestFirst.length - 1; index >= 0; index -= 1) {
    const event = oldestFirst[index];
    if (event !== undefined && (await knows(event.id))) return index;
  }
  return undefined;
}

/** Back to an event that the ledger knows, which makes it complete, or else well beyond the lost position. */
async function missingOf(
  context: Recalling,
  { room, from, heardUntil }: Forgotten,
): Promise<{ readonly missing: readonly RoomEvent[]; readonly complete: boolean }> {
  const pages: RoomEvent[][] = [];
  const missing = (): RoomEvent[] => pages.toReversed().flat();
  if (from === undefined) return { missing: [], complete: false };
  for await (const raws of pagesBackwards(context.api, { room, from, to: undefined })) {
    const page = raws
      .flatMap((raw) => readEvent(room, raw, context.own, context.onMalformed) ?? [])
      .reverse();
    const known = await newestKnown(context, page);
    pages.push(known === undefined ? page : page.slice(known + 1));
    if (known !== undefined) return { missing: missing(), complete: true };
    // A single time may be forged; those of a whole page are not.
    if (page.length > 0 && page.every(({ sentAt }) => sentAt < heardUntil - TOLERANCE)) break;
  }
  return { missing: missing(), complete: false };
}

/** Memberships are kept as they are: the newest says what holds. */
function kept(
  events: readonly RoomEvent[],
  isNew: (event: RoomEvent, index: number) => boolean,
): RoomEvent[] {
  return events.filter((event, index) => event.kind === 'membership' || isNew(event, index));
}
