import type { z } from 'zod';
import { bodyId, type BodyId } from '../governance/terms.ts';
import type { Electorate } from '../governance/electorate.ts';
import type { Body } from './config.ts';
import type { Finding } from './path.ts';
import { roomSchema } from './matrix-ids.ts';
import { listOfDifferent, oneOf, text } from './schema.ts';
import { named, section } from './section.ts';
import { selectTexts } from './select.ts';
import { quoted } from './wording.ts';

const LINE_LIMIT = 120;

const line = (expected: string) =>
  text(`${expected}, on one line of at most ${String(LINE_LIMIT)} characters`, (source) =>
    /^\P{Cc}+$/u.test(source) && source.trim() === source && source.length <= LINE_LIMIT ? source : undefined,
  );

/** The groups that decide. `electorates` are the names that the configuration gives to electorates. */
export const bodiesSchema = (electorates: readonly string[], bodies: readonly string[]) =>
  named(
    section({
      name: line('a name for people, such as Finance working group'),
      rooms: listOfDifferent(roomSchema, 'rooms, such as ["#finance:example.coop"]'),
      electorate: oneOf(electorates, 'one of the electorates'),
      authority: oneOf(['advisory', 'binding']),
      binds: line('whom its decisions bind, such as social.coop').exactOptional(),
      reportTo: oneOf(bodies, 'one of the bodies').exactOptional(),
    }),
    'bodies',
  );

type ReadBodies = z.output<ReturnType<typeof bodiesSchema>>;

export function formBodies(
  read: ReadBodies,
  electorates: ReadonlyMap<string, Electorate>,
): ReadonlyMap<BodyId, Body> {
  const bodies = new Map<BodyId, Body>();
  for (const [key, { name, rooms, electorate: voters, authority, binds, reportTo }] of Object.entries(read)) {
    const id = bodyId(key);
    const electorate = electorates.get(voters);
    if (electorate === undefined)
      throw new Error(`unreachable: the schema let the electorate ${voters} pass`);
    bodies.set(id, {
      id,
      name,
      rooms,
      electorate,
      authority,
      ...(binds && { binds }),
      ...(reportTo && { reportTo: bodyId(reportTo) }),
    });
  }
  return bodies;
}

/** What is proposed in a room is decided by one body. */
export function sharedRooms(root: unknown): readonly Finding[] {
  const owners = new Map<string, string>();
  return selectTexts(root, ['bodies', '*', 'rooms', '*']).flatMap(({ path, text: room }) => {
    const body = String(path[1]);
    const owner = owners.get(room) ?? body;
    owners.set(room, owner);
    if (owner === body) return [];
    return [{ path, message: `is ${quoted(room)}, which is a room of the body ${owner} already` }];
  });
}

/** Results go to another body, and never come back to the one that they are of. */
export function reportsInCircles(root: unknown): readonly Finding[] {
  const targets = new Map(
    selectTexts(root, ['bodies', '*', 'reportTo']).map(({ path, text }) => [String(path[1]), text]),
  );
  return [...targets].flatMap(([body, target]) => {
    const passed = new Set<string>();
    for (let next: string | undefined = target; next !== undefined; next = targets.get(next)) {
      if (next === body) {
        const by = passed.size === 0 ? 'the body itself' : `${quoted(target)}, whose results come back to it`;
        return [{ path: ['bodies', body, 'reportTo'], message: `is ${by}; it should be another body` }];
      }
      if (passed.has(next)) break;
      passed.add(next);
    }
    return [];
  });
}
