import type { Ineligibility } from '../../governance/electorate.ts';
import type { Instant, MemberId } from '../../governance/terms.ts';
import type { Text } from '../text.ts';
import { day } from '../times.ts';
import type { Voice } from '../voice.ts';
import { howToAppeal } from './appeal.ts';

/**
 * Why somebody may not vote, for that person's eyes alone; it goes on after "because".
 * @param closesAt of the proposal: who may vote before then is asked to vote again
 * @param who casts it
 */
export function whyIneligible(
  voice: Voice,
  { why, from }: Ineligibility,
  { who, body, closesAt }: { readonly who: MemberId; readonly body: string; readonly closesAt: Instant },
): Text {
  const { say } = voice;
  if (why === 'frozen' || why === 'denied') {
    const how = howToAppeal(voice, who) ?? say('ineligible.talk');
    return say(`ineligible.${why}`, { how });
  }
  if (why !== 'probation' || from === undefined) return say(`ineligible.${why}`, { body });
  const date = day(say, from);
  return say(from < closesAt ? 'ineligible.probation until, in time' : 'ineligible.probation until', {
    date,
  });
}
