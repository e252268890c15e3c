import { cleanLine } from './clean-text.ts';
import { cut } from './cut.ts';
import { nearestWord } from './nearest-word.ts';
import { canonicalTimezone } from './timezone.ts';

export type RemindWords =
  /** `zone` is the name that Intl has for it. */
  | { readonly wish: 'on'; readonly zone?: string }
  | { readonly wish: 'off' }
  | { readonly problem: 'not understood' }
  | { readonly problem: 'unknown zone'; readonly text: string; readonly suggestion?: string };

const LONGEST_SHOWN = 40;
const LONGEST_TEXT = 100;
const OFF = /^(?:me\s+)?(?:off|not|no more|never|no|stop)$/iu;
const ON = /^me(?:\s+(?:on|please|again))?$/iu;
const IN = /^(?:me\s+)?in\s+(.+)$/iu;

/** `me`, `me off`, `me in Europe/Paris`. */
export function parseRemind(rest: string): RemindWords {
  const words = cut(cleanLine(rest), LONGEST_TEXT).replace(/[.!?]+$/u, '');
  if (ON.test(words)) return { wish: 'on' };
  if (OFF.test(words)) return { wish: 'off' };
  const [, place] = IN.exec(words) ?? [];
  return place === undefined ? { problem: 'not understood' } : inZone(place);
}

function inZone(place: string): RemindWords {
  const name = place.replaceAll(' ', '_');
  // Intl knows offsets such as +01:00 too, but they don't follow summer time.
  const zone = /^[a-z]/iu.test(name) ? canonicalTimezone(name) : undefined;
  if (zone !== undefined) return { wish: 'on', zone };
  const zones = Intl.supportedValuesOf('timeZone');
  const city = zones.find((each) => each.toLowerCase().endsWith(`/${name.toLowerCase()}`));
  const suggestion = city ?? nearestWord(name, zones);
  const text = cut(place, LONGEST_SHOWN);
  return { problem: 'unknown zone', text, ...(suggestion === undefined ? {} : { suggestion }) };
}
