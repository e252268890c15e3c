import { bodyId, type RosterId } from '../governance/terms.ts';
import type { RosterConfig } from './config.ts';
import { ROSTER_SETTINGS, rosterFile, rosterNamed, type ReadElectorates } from './electorates.ts';
import type { Finding, Path } from './path.ts';
import { selectSections } from './select.ts';
import { quoted } from './wording.ts';

/** By the bylaws (R12). */
const FREEZE = { warnings: 2, unpaidMonths: 6 };

/** The lists of members that electorates name, each with what is said of it in any of them. */
export function formRosters(read: ReadElectorates, folder: string): ReadonlyMap<RosterId, RosterConfig> {
  const rosters = new Map<RosterId, RosterConfig>();
  for (const { anyOf = [], ...always } of Object.values(read)) {
    for (const { roster, probation, keptBy, freeze } of [always, ...anyOf]) {
      if (roster === undefined) continue;
      const id = rosterNamed(roster);
      const known = rosters.get(id) ?? { id, file: rosterFile(folder, roster), freeze: FREEZE };
      rosters.set(id, {
        ...known,
        ...(probation === undefined ? {} : { probation }),
        ...(keptBy === undefined ? {} : { keptBy: bodyId(keptBy) }),
        ...(freeze === undefined ? {} : { freeze }),
      });
    }
  }
  return rosters;
}

/** A group's commands are about one list, and a freeze is made by commands alone. */
export function rosterKeepers(root: unknown): readonly Finding[] {
  const places = rosterPlaces(root);
  const kept = new Set(places.flatMap(({ section, id }) => (Object.hasOwn(section, 'keptBy') ? [id] : [])));
  const lists = new Map<string, RosterId>();
  return places.flatMap(({ path, section, id }): Finding[] => {
    const { keptBy } = section;
    const findings: Finding[] = [];
    if (typeof keptBy === 'string') {
      const first = lists.get(keptBy) ?? id;
      lists.set(keptBy, first);
      const message = `is ${keptBy}, which keeps the list ${first} already; a group keeps one list`;
      if (first !== id) findings.push({ path: [...path, 'keptBy'], message });
    }
    if (Object.hasOwn(section, 'freeze') && !kept.has(id)) {
      const message =
        'has no effect without keptBy, the group whose commands freeze; name it beside, or leave this out';
      findings.push({ path: [...path, 'freeze'], message });
    }
    return findings;
  });
}

/** The files of all lists that a configuration names, also where something else in it is wrong. */
export function rosterFiles(root: unknown, folder: string): readonly string[] {
  return [...new Set(rosterPlaces(root).map(({ roster }) => rosterFile(folder, roster)))];
}

/** Each set of conditions that names a list. */
function rosterPlaces(root: unknown) {
  return [
    ...selectSections(root, ['electorates', '*']),
    ...selectSections(root, ['electorates', '*', 'anyOf', '*']),
  ].flatMap(({ path, section }) => {
    const { roster } = section;
    return typeof roster === 'string' ? [{ path, section, roster, id: rosterNamed(roster) }] : [];
  });
}

/** A list is set up once; two of one name would be taken for one. */
export function rosterSettings(root: unknown): readonly Finding[] {
  const paths = new Map<RosterId, string>();
  const settings = new Map<string, { readonly path: Path; readonly text: string }>();
  return rosterPlaces(root).flatMap(({ path, section, roster, id }): Finding[] => {
    const first = paths.get(id) ?? roster;
    paths.set(id, first);
    if (first !== roster) {
      const message = `is ${quoted(roster)}, and ${quoted(first)} has the same name; lists of members need names of their own`;
      return [{ path: [...path, 'roster'], message }];
    }
    return ROSTER_SETTINGS.filter((key) => Object.hasOwn(section, key)).flatMap((key): Finding[] => {
      const setting = `${id} ${key}`;
      const said = JSON.stringify(section[key]);
      const known = settings.get(setting) ?? { path, text: said };
      settings.set(setting, known);
      if (known.text === said) return [];
      const message = `is set for ${roster} in ${known.path.join('.')} already, and holds for it everywhere; leave it out here`;
      return [{ path: [...path, key], message }];
    });
  });
}
