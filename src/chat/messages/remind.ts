import type { Open } from '../../governance/proposal/proposal.ts';
import type { Duration, Instant } from '../../governance/terms.ts';
import type { QuietHours, Reminders } from '../../config/config.ts';
import { messageLink } from '../people.ts';
import type { RemindWords } from '../remind-words.ts';
import { lines, message, type Text } from '../text.ts';
import { moment, period, timeLeft } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { titleOf } from './parts.ts';

/** A private reminder for somebody who has not voted. */
export function reminderToOne(voice: Voice, proposal: Open, now: Instant): Text {
  const { say } = voice;
  const { number, terms, closesAt, card } = proposal;
  return message(
    lines(
      say('remind.private', {
        number,
        title: titleOf(say, terms),
        left: timeLeft(closesAt - now),
        closesAt: moment(say, closesAt),
      }),
      say('remind.vote', {
        example: commandLine(voice, `vote ${String(number)} agree`),
        link: messageLink(terms.room, card),
      }),
      say('remind.stop', { command: commandLine(voice, 'remind me off') }),
    ),
  );
}

/** What somebody who wants to be reminded can expect. @param waiting how many proposals wait for their vote now */
export function willRemind(voice: Voice, reminders: Reminders, zone: string, waiting: number): Text {
  const { say } = voice;
  const shortest = reminders.before.at(-1);
  if (shortest === undefined) return message(lines(say('remind.never')));
  const { quietHours } = reminders;
  return message(
    lines(
      say('remind.on', { before: period(shortest) }),
      ...(quietHours === undefined ? [] : [quiet(voice, quietHours, zone)]),
      ...(waiting === 0
        ? []
        : [say('remind.waiting', { count: waiting, command: commandLine(voice, 'pending') })]),
      say('remind.stop', { command: commandLine(voice, 'remind me off') }),
    ),
  );
}

export function willNotRemind({ say }: Voice): Text {
  return message(lines(say('remind.off')));
}

export function unclearRemind(voice: Voice, words: Extract<RemindWords, { readonly problem: string }>): Text {
  const { say } = voice;
  const line = (text: string) => ({ line: commandLine(voice, text) });
  if (words.problem === 'not understood') {
    return message(lines(say('refused.remind.not understood'), say('refused.send', line('remind me'))));
  }
  const { text, suggestion } = words;
  const wrong = say('refused.remind.unknown zone', { text });
  return message(
    lines(
      wrong,
      suggestion === undefined
        ? say('refused.for instance', line('remind me in Europe/Paris'))
        : say('refused.did you mean', line(`remind me in ${suggestion}`)),
    ),
  );
}

function quiet(voice: Voice, { from, to }: QuietHours, zone: string): Text {
  const command = commandLine(voice, 'remind me in Europe/Paris');
  return voice.say('remind.quiet', { from: clock(from), to: clock(to), zone, command });
}

/** "22:00". */
function clock(time: Duration): string {
  return new Date(time).toISOString().slice(11, 16);
}
