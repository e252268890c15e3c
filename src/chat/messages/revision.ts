import type { Closed, Open } from '../../governance/proposal/proposal.ts';
import type { ReviseRefusal } from '../../governance/proposal/revise.ts';
import type { ProposalNumber } from '../../governance/terms.ts';
import { person } from '../people.ts';
import { lines, message, type Text } from '../text.ts';
import { commandLine, type Voice } from '../voice.ts';

/** In the thread: what people read has changed, before anybody else had voted. */
export function revised({ say }: Voice, { number, terms }: Open): Text {
  return message(lines(say('revised.thread', { number, by: person(terms.proposer) })));
}

/** Why an edit does not change what is voted on. */
export function textStands(voice: Voice, proposal: Open | Closed, why: ReviseRefusal): Text {
  const { number, terms } = proposal;
  const by = person(terms.proposer);
  const line = commandLine(voice, `withdraw ${String(number)}`);
  if (why === 'others have voted') return message(lines(voice.say('revised.stands', { number, by, line })));
  return message(lines(voice.say('revised.too late', { number, by })));
}

/** What of a proposal an edit can't change. */
export function editNeeds(
  voice: Voice,
  what: 'command' | 'labels' | 'closing' | 'invoice',
  number?: ProposalNumber,
): Text {
  return voice.say(`refused.edit.${what}`, {
    propose: commandLine(voice, 'propose'),
    line: commandLine(voice, `extend ${String(number)} by 3 days`),
  });
}

export function refusedEdit(voice: Voice, number: ProposalNumber, wrong: readonly Text[]): Text {
  const line = commandLine(voice, `withdraw ${String(number)}`);
  return message(lines(...wrong, voice.say('refused.edit', { number, line })));
}
