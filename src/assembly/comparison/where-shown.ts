import type { EventId, RoomId } from '../../governance/terms.ts';
import type { RoomReader, Shown } from './views.ts';

/** The first of these rooms that shows an event, with what it shows. */
export async function whereShown(
  reader: RoomReader,
  rooms: readonly RoomId[],
  event: EventId,
): Promise<{ readonly shown: Shown; readonly room?: RoomId }> {
  for (const room of new Set(rooms)) {
    const shown = await reader.shown(room, event);
    if (shown.kind !== 'unknown') return { shown, room };
  }
  return { shown: { kind: 'unknown' } };
}
