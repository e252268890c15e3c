import type { Open } from '../../governance/proposal/proposal.ts';
import type { Instant } from '../../governance/terms.ts';
import { messageLink } from '../people.ts';
import { lines, list, message, type Text } from '../text.ts';
import { commandLine, type Voice } from '../voice.ts';
import { titleOf } from './parts.ts';
import { closes } from './status.ts';

const SHOWN = 10;

/** The open proposals on which a member has not voted. */
export function pendingList(voice: Voice, open: readonly Open[], now: Instant): Text {
  const { say } = voice;
  const [first] = open;
  if (first === undefined) return message(lines(say('pending.none')));
  const items = open.slice(0, SHOWN).map((proposal) =>
    say('pending.line', {
      number: proposal.number,
      title: titleOf(say, proposal.terms),
      closes: closes(voice, proposal, now),
      link: messageLink(proposal.terms.room, proposal.card),
    }),
  );
  const rest = open.length - items.length;
  if (rest > 0) items.push(say('status.more', { count: rest, command: commandLine(voice, 'status') }));
  return message(
    lines(say('pending.heading', { count: open.length })),
    list(items),
    lines(say('pending.vote', { example: commandLine(voice, `vote ${String(first.number)} agree`) })),
  );
}
