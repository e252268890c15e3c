import { parseDecisionsQuery } from '../../chat/decisions-query.ts';
import { cleanLine } from '../../chat/clean-text.ts';
import { cut } from '../../chat/cut.ts';
import { decisionsList, otherBody, unclearQuery } from '../../chat/messages/decisions.ts';
import { MOST_COUNTED } from '../../ledger/ledger.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';

/** So many are shown at once. */
const SHOWN = 5;
const LONGEST_LINE = 100;

/** `decisions [words] [in BODY] [since DATE]`: in a room of that room's body, in a direct chat of all of one's own. */
export async function decisions(
  { voice, config, bodies, ledger, now }: CommandContext,
  { body, event, rest }: Invocation,
): Promise<Answer> {
  const seen = new Set([...(body === undefined ? [] : [body.id]), ...bodies.ofMember(event.sender)]);
  const named = [...seen].map((id) => ({ id, name: bodies.nameOf(id) }));
  const query = parseDecisionsQuery(rest, { now, timezone: config.timezone, bodies: named });
  if ('problem' in query) return words(unclearQuery(voice, query));
  if (body !== undefined && query.body !== undefined && query.body.id !== body.id) {
    return words(otherBody(voice, body.name, query.body.name, cut(cleanLine(rest), LONGEST_LINE)));
  }
  const asked = query.body === undefined ? named : [query.body];
  const searched = body === undefined ? asked : [{ id: body.id, name: body.name }];
  const found = await ledger.search({
    bodies: searched.map(({ id }) => id),
    words: query.words,
    ...(query.since === undefined ? {} : { since: query.since }),
    limit: SHOWN,
  });
  const bodyNames = searched.map(({ name }) => name);
  const { text, since } = query;
  return words(
    decisionsList(
      voice,
      { text, bodyNames, timezone: config.timezone, ...(since === undefined ? {} : { since }) },
      { ...found, most: MOST_COUNTED },
    ),
  );
}
