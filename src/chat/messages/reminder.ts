import { tallyOf } from '../../governance/proposal/ballots.ts';
import type { Open } from '../../governance/proposal/proposal.ts';
import type { Instant } from '../../governance/terms.ts';
import { lines, message, sentences, type Text } from '../text.ts';
import { moment, timeLeft } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { blockLines } from './blocks.ts';
import { counts, titleOf } from './parts.ts';
import { wouldPass, type Standing } from './status.ts';

/** Reminds everybody, in the thread, that voting ends soon, and of each concern. */
export function reminder(voice: Voice, standing: Standing & { readonly proposal: Open }, now: Instant): Text {
  const { say } = voice;
  const { proposal } = standing;
  const { number, terms, closesAt } = proposal;
  const example = commandLine(voice, `vote ${String(number)} agree`);
  return message(
    lines(
      say('reminder.heading', { number, title: titleOf(say, terms), left: timeLeft(closesAt - now) }),
      sentences(
        say('reminder.ends', { closesAt: moment(say, closesAt) }),
        say('result.counts', { counts: counts(say, tallyOf(proposal)) }),
        ...wouldPass(voice, standing, now),
      ),
    ),
    ...blockLines(voice, proposal, 'reminder.blocks'),
    lines(say('reminder.vote', { example })),
  );
}
