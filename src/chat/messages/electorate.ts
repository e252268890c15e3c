import type { Conditions, Electorate } from '../../governance/electorate.ts';
import type { RosterId } from '../../governance/terms.ts';
import type { Say } from '../catalogue/catalogue.ts';
import { enumerated } from '../requirement-words.ts';
import type { Text } from '../text.ts';
import { period } from '../times.ts';

/** Who may vote, and how many that is, in plain words derived from the configuration. */
export function electorateText(say: Say, { anyOf, ...always }: Electorate, count: number): Text {
  const all = conditionTexts(say, always);
  const either = (anyOf ?? []).map((each) => enumerated(say, 'list.and', conditionTexts(say, each)));
  const any =
    either.length === 0 ? [] : [say('electorate.either', { sets: enumerated(say, 'list.or', either) })];
  return say('electorate', { who: enumerated(say, 'list.and', [...all, ...any]), count });
}

function conditionTexts(
  say: Say,
  { room, roster, homeservers, joinedBeforeOpening }: Conditions,
): readonly Text[] {
  const names = (homeservers ?? []).map((text) => say('verbatim', { text }));
  const listed = roster === undefined ? undefined : listName(roster.id);
  return [
    ...(room === true ? [say('electorate.room')] : []),
    ...(roster === undefined || listed === undefined
      ? []
      : roster.probation === undefined
        ? [say('electorate.roster', { list: listed })]
        : [say('electorate.roster with probation', { list: listed, probation: period(roster.probation) })]),
    ...(names.length === 0
      ? []
      : [say('electorate.homeservers', { homeservers: enumerated(say, 'list.or', names) })]),
    ...(joinedBeforeOpening === true ? [say('electorate.joined before')] : []),
  ];
}

/** As people call a list: its file without the ending. */
export function listName(id: RosterId): string {
  return id.replace(/\.[^.]+$/u, '');
}
