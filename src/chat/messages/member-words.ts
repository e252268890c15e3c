import { votesFrom } from '../../governance/roster/eligibility.ts';
import type { SeatFact } from '../../governance/roster/facts.ts';
import type { Seat } from '../../governance/roster/roster.ts';
import { unreachable, type MemberId } from '../../governance/terms.ts';
import { lines, message, type Text } from '../text.ts';
import { day } from '../times.ts';
import type { Voice } from '../voice.ts';
import { howToAppeal } from './appeal.ts';

/**
 * To the person concerned, in private; undefined for what people tell each other themselves.
 * @param to one of the accounts of the seat
 */
export function memberWord(voice: Voice, fact: SeatFact, seat: Seat, to: MemberId): Text | undefined {
  const { say } = voice;
  switch (fact.type) {
    case 'member approved':
      return message(
        lines(
          fact.probation === undefined
            ? say('member.word.welcome')
            : say('member.word.welcome, probation', { date: day(say, votesFrom(seat, fact.probation)) }),
        ),
      );
    case 'member denied':
      return message(lines(say('member.word.denied'), whatNow(voice, to)));
    case 'member frozen':
      return message(lines(say('member.word.frozen'), whatNow(voice, to)));
    case 'member unfrozen':
      return message(
        lines(
          fact.probation === undefined
            ? say(
                fact.status === 'probation' ? 'member.word.unfrozen, to be approved' : 'member.word.unfrozen',
              )
            : say('member.word.unfrozen, probation', { date: day(say, votesFrom(seat, fact.probation)) }),
        ),
      );
    case 'seat added':
    case 'seat changed':
    case 'member warned':
    case 'marked non-paying':
    case 'marked paying':
    case 'dues unpaid':
    case 'dues paid':
    case 'member left':
    case 'account added':
    case 'account removed':
      return undefined;
    default:
      return unreachable(fact);
  }
}

function whatNow(voice: Voice, who: MemberId): Text {
  const how = howToAppeal(voice, who);
  return how === undefined ? voice.say('member.word.talk') : voice.say('member.word.appeal', { how });
}
