import { writeOffset } from './local-time.ts';

/** What is left of a text without its time zone. No `zone` and no `unknown`: it names none. */
export interface TakenTimezone {
  readonly rest: string;
  /** As Intl writes it: `Europe/Paris`, `UTC`, `+02:00`. */
  readonly zone?: string;
  /** A zone that doesn't exist, or an abbreviation, which mean different zones in different countries. */
  readonly unknown?: string;
}

const ABBREVIATIONS =
  'acdt|acst|adt|aedt|aest|akdt|akst|ast|awst|bst|cat|cdt|cest|cet|cst|ct|eat|edt|eest|eet|est|et|gst|hkt|hst|' +
  'ist|jst|kst|mdt|mesz|met|mez|msk|mst|mt|ndt|nst|nzdt|nzst|pdt|pkt|pst|pt|sast|sgt|sst|wast|wat|west|wet|wib';

/** In the order in which they are looked for: a name can hold an offset (Etc/GMT+5), an offset can follow UTC. */
const NAME = /(?<=^|[\s(])[a-z][a-z_]*(?:\/[a-z0-9_+-]+)+(?=$|[\s),.;])/i;
const OFFSET =
  /(?:\b(?:utc|gmt)\s?|(?<=:\d\d|[ap]\.?m\.?)\s?|(?<=\s))([+\-\u2212])(\d{1,2})(?::?(\d\d))?(?=$|[\s),])/i;
const UNIVERSAL = /\b(?:utc|gmt)\b|(?<=\d)\s?z\b/i;
const ABBREVIATION = new RegExp(`\\b(?:${ABBREVIATIONS})\\b`, 'i');

/** Finds the time zone in a text, wherever it stands. */
export function takeTimezone(text: string): TakenTimezone {
  const name = NAME.exec(text);
  if (name) return taken(text, name, canonicalTimezone(name[0]));
  const offset = OFFSET.exec(text);
  if (offset) return taken(text, offset, zoneOfOffset(offset));
  const universal = UNIVERSAL.exec(text);
  if (universal) return taken(text, universal, 'UTC');
  const abbreviation = ABBREVIATION.exec(text);
  if (abbreviation) return taken(text, abbreviation, undefined);
  return { rest: text };
}

/** The name by which Intl knows a zone, in whatever case it is written; undefined for one that isn't. */
export function canonicalTimezone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // Intl has no other way to ask whether a zone exists.
    return undefined;
  }
}

function taken(text: string, found: RegExpExecArray, zone: string | undefined): TakenTimezone {
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return zone === undefined ? { rest, unknown: found[0].trim() } : { rest, zone };
}

/** Clocks on Earth are between 12 hours behind and 14 hours ahead of UTC. */
function zoneOfOffset([, sign, hours, minutes = '0']: RegExpExecArray): string | undefined {
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
  if (Number(minutes) > 59 || ahead < -12 * 60 || ahead > 14 * 60) return undefined;
  return ahead === 0 ? 'UTC' : writeOffset(ahead * 60_000);
}
