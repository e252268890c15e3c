import type { Ineligibility } from '../../governance/electorate.ts';
import type { Instant } from '../../governance/terms.ts';
import type { Text } from '../text.ts';
import { day } from '../times.ts';
import type { Voice } from '../voice.ts';

/**
 * Why somebody may not vote, for that person's eyes alone; it goes on after "because".
 * @param closesAt of the proposal: who may vote before then is asked to vote again
 */
export function whyIneligible(
  { say }: Pick<Voice, 'say'>,
  { why, from }: Ineligibility,
  { body, closesAt }: { readonly body: string; readonly closesAt: Instant },
): Text {
  if (why !== 'probation' || from === undefined) return say(`ineligible.${why}`, { body });
  const date = day(say, from);
  return say(from < closesAt ? 'ineligible.probation until, in time' : 'ineligible.probation until', {
    date,
  });
}
