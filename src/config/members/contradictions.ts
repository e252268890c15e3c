import type { Contradiction } from '../../governance/roster/import.ts';
import { unreachable } from '../../governance/terms.ts';
import type { CsvMistake } from './csv.ts';
import { quoted } from '../wording.ts';

/** A line that says something else than what was decided, told to whoever keeps the file. */
export function contradictionText({ line, seat, kind, known, account }: Contradiction): CsvMistake {
  const { changed } = known;
  const since = changed === undefined ? '' : `, by ${changed.by} on ${isoDay(changed.at)}`;
  switch (kind) {
    case 'unfreezes':
      return {
        line,
        message: `${seat} is frozen${since}; a file can't undo that (!member unfreeze does), so status should be frozen`,
      };
    case 'left while frozen':
      return {
        line,
        message: `${seat} was frozen when they left; a file can't undo that (!member approve does), so status should be left`,
      };
    case 'denied':
      return {
        line,
        message: `${seat} was denied${since}; a file can't undo that (!member approve does), so leave out this line`,
      };
    case 'freezes':
      return {
        line,
        message: `${seat} is not frozen; a freeze needs a ground, so it is made by !member freeze, and status should be ${known.status}`,
      };
    case 'back to probation':
      return { line, message: `${seat} is no longer on probation; status should be ${known.status}` };
    case 'changed since':
      return {
        line,
        message: `${seat} was changed${since}: there it is ${known.status}, joined ${isoDay(known.joined)}, with ${known.accounts.join(' ')}; write the same here and start the bot with it once; after that this line can be changed`,
      };
    case 'account taken':
      return {
        line,
        message: `${String(account)} is an account of the seat ${quoted(known.id)}, which is not in this file; if this line is that seat, write ${known.id} as its seat`,
      };
    default:
      return unreachable(kind);
  }
}

export function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
