import type { AssemblyReport } from '../assembly/assembly.ts';
import type { Shortcoming } from '../assembly/notices.ts';
import type { ImportOutcome } from '../assembly/roster-import.ts';
import type { RosterConfig } from '../config/config.ts';
import type { DroppedCounts } from '../matrix/dropped.ts';
import type { PlacesReport } from '../matrix/places.ts';
import type { PresentReport } from '../matrix/present.ts';
import type { SenderReport } from '../matrix/sender.ts';
import type { SyncLoopParts } from '../matrix/sync-loop.ts';
import type { RoomId } from '../governance/terms.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import { isForbidden } from '../matrix/errors.ts';
import { reasonOf, type Log } from '../observe/log.ts';
import { whereOf } from '../observe/where.ts';

const ATTENTION: Readonly<Record<Shortcoming, string>> = {
  encrypted: 'the room is encrypted: reactions count, but commands in it cannot be read yet',
  'cannot send': 'the bot may not send messages there: raise its power level',
  'cannot react': 'members may not react there: they can vote by words only',
};

/** What happens, told in the log with ids and never with texts. */
export const reports = {
  loop(log: Log): SyncLoopParts['onTrouble'] {
    return (error, wait) => {
      log.warn(
        { reason: reasonOf(error), again: `${String(Math.round(wait / 1000))} s` },
        'Cannot hear the homeserver; nothing is lost, trying again',
      );
    };
  },

  /** Once for all that one answer held. */
  dropped(log: Log): (counts: DroppedCounts | undefined) => void {
    return (counts) => {
      if (counts === undefined) return;
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

  assembly(log: Log): Pick<AssemblyReport, 'closed' | 'cannotClose' | 'cannotDo' | 'stumbled'> {
    return {
      closed: ({ number, terms: { room } }) => {
        log.info({ proposal: number, room }, 'Closed a proposal');
      },
      cannotClose: ({ number, terms: { room } }, error) => {
        log.warn(
          { proposal: number, room, reason: reasonOf(error) },
          'A proposal is due, but its votes cannot be checked now; it stays open until they can',
        );
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
  places(log: Log, tell: PlacesReport['lacking']): PlacesReport {
    return {
      entered: (room, body) => {
        log.info({ room, body }, 'In the room of a body');
      },
      lacking: (room, what, cause) => {
        log.warn({ room }, `A room needs attention: ${ATTENTION[what]}`);
        tell(room, what, cause);
      },
      cannotEnter: (room, error, wait) => {
        log.warn(
          { room, reason: reasonOf(error), again: `${String(Math.round(wait / 1000))} s` },
          'Cannot enter a room. Does it exist, and is the bot invited? Trying again',
        );
      },
      invited: ({ room, from }, accepted) => {
        log.info({ room, from }, accepted ? 'Accepts an invitation' : 'Declines an invitation');
      },
    };
  },

  /** @param refused hears of a room that refuses a message */
  sender(log: Log, refused: (room: RoomId, key: string) => void): SenderReport {
    return {
      sent: (outgoing, event) => {
        log.debug({ key: shownKey(outgoing), kind: outgoing.kind, event }, 'Sent');
      },
      delayed: (outgoing, error, wait) => {
        const { key, kind } = outgoing;
        if (kind === 'message' && isForbidden(error)) refused(outgoing.room, key);
        log.warn(
          { key: shownKey(outgoing), reason: reasonOf(error), again: `${String(Math.round(wait / 1000))} s` },
          'A message waits; it is kept and sent again',
        );
      },
      rejected: (outgoing, error) => {
        const key = shownKey(outgoing);
        if (outgoing.kind === 'pin') {
          log.info({ key, reason: reasonOf(error) }, 'May not pin messages there; all else works without');
          return;
        }
        log.error({ key, reason: reasonOf(error) }, 'The homeserver will never take this message');
      },
    };
  },
};

/** Of a private word only what kind it is: the rest of its key tells who was told why, such as that they are frozen. */
function shownKey({ kind, key }: Pick<Outgoing, 'kind' | 'key'>): string {
  return kind === 'direct' ? key.slice(0, key.indexOf(':')) : key;
}
