import type { Roster, Seat } from '../../governance/roster/roster.ts';
import { isoDay } from './contradictions.ts';
import { csvField } from './csv.ts';
import { COLUMNS } from './members-file.ts';

/** A list of members as a file that says the same. Who was denied is on no list. */
export function membersCsv(roster: Roster): string {
  const seats = [...roster.seats.values()].filter(({ status }) => status !== 'denied');
  return [[...COLUMNS], ...seats.map((seat) => fieldsOf(seat))]
    .map((fields) => fields.map((field) => csvField(field)).join(','))
    .join('\n');
}

function fieldsOf({ id, accounts, joined, status, name = '' }: Seat): string[] {
  return [id, accounts.join(' '), isoDay(joined), status, name];
}
