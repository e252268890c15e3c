import { rosterRefused } from '../chat/messages/roster-refused.ts';
import type { RosterConfig } from '../config/config.ts';
import { contradictionText } from '../config/members/contradictions.ts';
import type { MembersFile, Mistake } from '../config/members/take-members.ts';
import { importRoster } from '../governance/roster/import.ts';
import type { ConversationContext } from './conversation.ts';
import { toStewards } from './to-stewards.ts';

/** What became of the file of a list of members. */
export type ImportOutcome =
  | { readonly kind: 'known' }
  | { readonly kind: 'wrong'; readonly wrong: readonly Mistake[] }
  /** `absent` are on the list and not in the file: they stay as they are. */
  | { readonly kind: 'imported'; readonly changes: number; readonly absent: number };

/** Takes a file in as a whole, if it is another than last time; or tells the stewards in private what is wrong. */
export function takeRoster(
  { work, rosters, voice, config, now }: ConversationContext,
  { id, probation }: RosterConfig,
  { file, sha256, read }: MembersFile,
): ImportOutcome {
  const roster = rosters.get(id);
  if ('wrong' in read) return refused(read.wrong);
  if (sha256 === roster.sha256) return { kind: 'known' };
  const { lines } = read;
  const imported = importRoster(roster, lines, { sha256, at: now, after: work.head.seq, probation });
  if ('wrong' in imported) return refused(imported.wrong.map((each) => contradictionText(each)));
  work.add(...imported.facts);
  return { kind: 'imported', changes: imported.facts.length - 1, absent: imported.absent };

  function refused(wrong: readonly Mistake[]): ImportOutcome {
    const text = rosterRefused(voice, file, wrong);
    work.send(...toStewards(config.stewards, `roster:${id}:${sha256}`, text));
    return { kind: 'wrong', wrong };
  }
}
