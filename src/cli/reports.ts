import type { AssemblyReport } from '../assembly/assembly.ts';
import type { Shortcoming } from '../assembly/notices.ts';
import type { ImportOutcome } from '../assembly/roster-import.ts';
import type { RosterConfig } from '../config/config.ts';
import type { DroppedCounts } from '../matrix/dropped.ts';
import type { PlacesReport } from '../matrix/places.ts';
import type { PresentReport } from '../matrix/present.ts';
import type { SyncLoopParts } from '../matrix/sync-loop.ts';
import type { RoomEvent } from '../assembly/room-event.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import { reasonOf, type Log } from '../observe/log.ts';
import type { Meter } from '../observe/meter.ts';
import { whereOf } from '../observe/where.ts';
import { again } from './again.ts';
import { story } from './story.ts';

const ATTENTION: Readonly<Record<Shortcoming, string>> = {
  encrypted: 'the room is encrypted: reactions count, but commands in it cannot be read yet',
  'cannot send': 'the bot may not send messages there: raise its power level',
  'cannot react': 'members may not react there: they can vote by words only',
};

/** What happens, told in the log with ids and never with texts. */
export const reports = {
  /** @returns what is told of trouble, and what of its end */
  loop(log: Log): { readonly trouble: SyncLoopParts['onTrouble']; readonly heard: () => void } {
    let failures = 0;
    return {
      trouble: (error, wait) => {
        failures += 1;
        log.warn(
          { reason: reasonOf(error), again: again(wait) },
          'Cannot hear the homeserver; nothing is lost, trying again',
        );
      },
      heard: () => {
        if (failures > 0) log.info({ failures }, 'The homeserver is heard again');
        failures = 0;
      },
    };
  },

  /** Once for all that one answer held. */
  dropped(log: Log, meter: Meter): (counts: DroppedCounts | undefined) => void {
    return (counts) => {
      if (counts === undefined) return;
      meter.dropped(Object.values(counts.byType).reduce((sum, count) => sum + count, 0));
      log.warn(
        { dropped: counts.byType, some: counts.some },
        'Dropped what does not have the form of Matrix',
      );
    };
  },

  positionLost(log: Log): SyncLoopParts['onPositionLost'] {
    return () => {
      log.warn(
        'The homeserver does not know how far it was read; reading the rooms back to what the record knows',
      );
    };
  },

  /** @param overdue hears of each proposal whose votes can't be checked */
  assembly(
    log: Log,
    meter: Meter,
    overdue: (proposal: Open) => void = () => undefined,
  ): Omit<AssemblyReport, 'committed'> {
    return {
      recorded: story(log),
      took: ({ events }) => {
        meter.batch(kindsOf(events));
        if (events.length > 0) log.debug({ events: events.length }, 'Took in what happened');
      },
      putOut: (room) => {
        log.warn({ room }, 'Not in a room any more: nothing is heard or closed there. Invite the bot again');
      },
      cannotClose: (proposal, error) => {
        const { number, terms } = proposal;
        log.warn(
          { proposal: number, room: terms.room, reason: reasonOf(error) },
          'A proposal is due, but its votes cannot be checked now; it stays open until they can',
        );
        overdue(proposal);
      },
      cannotDo: (due, error) => {
        log.error(
          { due, error: whereOf(error) },
          'A mistake in Althing: something was due and could not be done. It is tried again. Please report this line',
        );
      },
      stumbled: ({ event: { id, room, kind }, cause }) => {
        log.error(
          { event: id, room, kind, error: whereOf(cause) },
          'A mistake in Althing: it could not take this event and left it out. All others are heard. Please report this line',
        );
      },
    };
  },

  roster(log: Log, { id, file }: RosterConfig): (outcome: ImportOutcome) => void {
    return (outcome) => {
      if (outcome.kind === 'imported') {
        const { changes, absent } = outcome;
        log.info(
          { roster: id, changes, absent },
          'Took in the list of members; who is absent from the file stays',
        );
      }
      if (outcome.kind === 'wrong') {
        // What is wrong may be a freeze: stewards are told it in private.
        const lines = outcome.wrong.flatMap(({ line }) => line ?? []);
        log.error(
          { roster: id, file, lines },
          'The list of members was not taken in, because some of it is wrong; it stays as it was',
        );
      }
    };
  },

  profile(log: Log): PresentReport {
    return (what, error) => {
      log.warn(
        { what, reason: reasonOf(error) },
        'Cannot set how the bot is shown; all else works without. It is tried again at the next start',
      );
    };
  },

  clock(log: Log): (apart: number) => void {
    return (apart) => {
      log.warn(
        { seconds: Math.round(apart / 1000) },
        'The clocks of the homeserver and of this machine differ; voting goes by the homeserver’s',
      );
    };
  },

  /** @param tell hears of what keeps a room from deciding, for those who can help */
  places(log: Log, tell: Pick<PlacesReport, 'lacking' | 'shutOut'>): PlacesReport {
    return {
      shutOut: tell.shutOut,
      entered: (room, body) => {
        log.info({ room, body }, 'In the room of a body');
      },
      lacking: (room, what, cause) => {
        log.warn({ room }, `A room needs attention: ${ATTENTION[what]}`);
        tell.lacking(room, what, cause);
      },
      cannotEnter: (room, error, wait) => {
        log.warn(
          { room, reason: reasonOf(error), again: again(wait) },
          'Cannot enter a room. Does it exist, and is the bot invited? Trying again',
        );
      },
      invited: ({ room, from }, accepted) => {
        log.info({ room, from }, accepted ? 'Accepts an invitation' : 'Declines an invitation');
      },
    };
  },
};

function* kindsOf(events: readonly RoomEvent[]): Iterable<string> {
  for (const { kind } of events) yield kind;
}
