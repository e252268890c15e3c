import type { BodyId, Instant } from '../governance/terms.ts';
import { cleanLine } from './clean-text.ts';
import { cut } from './cut.ts';
import { nearestWord } from './nearest-word.ts';
import { parsePastDate } from './past-date.ts';
import { searchWords } from './search-words.ts';

export interface DecisionsQuery {
  /** What is searched for, as it was written. */
  readonly text: string;
  /** Its words; none asks for the newest decisions. */
  readonly words: readonly string[];
  readonly body?: NamedBody;
  readonly since?: Instant;
}

export interface NamedBody {
  readonly id: BodyId;
  readonly name: string;
}

export type QueryProblem =
  /** There is something to search for, and no word in it. */
  | { readonly problem: 'no word'; readonly text: string }
  /** `line` is the query with the name that was probably meant. */
  | { readonly problem: 'unknown body'; readonly text: string; readonly line: string }
  | { readonly problem: 'unknown date'; readonly text: string; readonly lines: readonly string[] };

export interface QueryContext {
  readonly now: Instant;
  readonly timezone: string;
  readonly bodies: readonly NamedBody[];
}

const LONGEST_QUERY = 300;
const LONGEST_SHOWN = 80;
/** "since" and what follows, at the end or before "in BODY". */
const SINCE = /(?:^|\s)since\s+(.+)$/iu;
const IN = /(?:^|\s)in\s+(.+)$/iu;

/** `[words] [in BODY] [since DATE]`, the last two in either order. What names no body is a word to search for. */
export function parseDecisionsQuery(rest: string, context: QueryContext): DecisionsQuery | QueryProblem {
  const line = cut(cleanLine(rest), LONGEST_QUERY);
  const since = takeLast(SINCE, line);
  // "in BODY" may stand before or after the date.
  const after = since === undefined ? undefined : takeBody(since.taken, context);
  const dated = after !== undefined && 'body' in after ? after.rest : since?.taken;
  const head = since?.rest ?? line;
  const named = after !== undefined && 'body' in after ? { ...after, rest: head } : takeBody(head, context);
  if ('problem' in named) return named;
  const date = dated === undefined ? undefined : parsePastDate(dated, context);
  if (dated !== undefined && date?.kind !== 'at') {
    const begin = since?.rest === '' || since === undefined ? '' : `${since.rest} `;
    const days = date?.kind === 'ambiguous' ? date.readings : [exampleDay(context.now)];
    return {
      problem: 'unknown date',
      text: cut(dated, LONGEST_SHOWN),
      lines: days.map((day) => `${begin}since ${day}`),
    };
  }
  const words = searchWords(named.rest);
  if (named.rest !== '' && words.length === 0) {
    return { problem: 'no word', text: cut(named.rest, LONGEST_SHOWN) };
  }
  return {
    text: cut(named.rest, LONGEST_SHOWN),
    words,
    ...(named.body === undefined ? {} : { body: named.body }),
    ...(date?.kind === 'at' ? { since: date.instant } : {}),
  };
}

interface Named {
  readonly rest: string;
  readonly body?: NamedBody;
}

function takeBody(
  line: string,
  { bodies }: QueryContext,
): Named | Extract<QueryProblem, { problem: 'unknown body' }> {
  const found = takeLast(IN, line);
  if (found === undefined) return { rest: line };
  const asked = found.taken.toLowerCase();
  const names = bodies.flatMap((body) => [body.id, body.name]);
  const body = bodies.find(({ id, name }) => [id.toLowerCase(), name.toLowerCase()].includes(asked));
  if (body !== undefined) return { rest: found.rest, body };
  const nearest = nearestWord(asked, names);
  if (nearest === undefined) return { rest: line };
  const begin = found.rest === '' ? '' : `${found.rest} `;
  return { problem: 'unknown body', text: cut(found.taken, LONGEST_SHOWN), line: `${begin}in ${nearest}` };
}

/** The last of several: the words themselves may hold it too. */
function takeLast(
  pattern: RegExp,
  line: string,
): { readonly rest: string; readonly taken: string } | undefined {
  let found: { rest: string; taken: string } | undefined;
  let from = 0;
  for (;;) {
    const match = pattern.exec(line.slice(from));
    const [whole = '', taken = ''] = match ?? [];
    if (match === null) return found;
    const start = from + match.index;
    found = { rest: line.slice(0, start).trim(), taken: taken.trim() };
    // One step further: the rest of the same line may hold another.
    from = start + Math.max(1, whole.search(/\S/u) + 1);
  }
}

function exampleDay(now: Instant): string {
  return `${String(new Date(now).getUTCFullYear())}-01-01`;
}
