import type { Closed, Open, Proposal } from '../../governance/proposal/proposal.ts';
import type { Duration, MemberId, ProposalNumber } from '../../governance/terms.ts';
import { escapeHtml } from '../markdown.ts';
import { person } from '../people.ts';
import { lines, message, type Block, type Text } from '../text.ts';
import { enumerated } from '../requirement-words.ts';
import { moment, period } from '../times.ts';
import type { VoteProblem } from '../vote-words.ts';
import { choiceWords, commandLine, type Voice } from '../voice.ts';
import { outcomeWord } from './outcome-words.ts';

/** What is wrong, and the corrected line to send. */
export function refusal({ say }: Voice, wrong: readonly Text[], line?: string): Text {
  return message(lines(...wrong, ...(line === undefined ? [] : [say('refused.send', { line })])));
}

/** Text to send as it stands, over several lines. */
export function toSend(text: string): Block {
  return { plain: text, html: `<pre><code>${escapeHtml(text)}</code></pre>` };
}

export function unknownCommand(voice: Voice, word: string, suggestion: string | undefined): Text {
  const { say } = voice;
  const next =
    suggestion === undefined
      ? say('refused.see help', { line: commandLine(voice, 'help') })
      : say('refused.did you mean', { line: commandLine(voice, suggestion) });
  return message(lines(say('refused.unknown command', { word }), next));
}

export function numberMissing(voice: Voice, usage: string): Text {
  return forInstance(voice, voice.say('refused.number missing'), usage);
}

/** Where only the person knows what belongs into the line. */
export function forInstance(voice: Voice, wrong: Text, line: string): Text {
  return message(lines(wrong, voice.say('refused.for instance', { line: commandLine(voice, line) })));
}

export function noSuchProposal(voice: Voice, number: ProposalNumber): Text {
  const { say } = voice;
  const seeOpen = say('refused.see open', { line: commandLine(voice, 'status') });
  return message(lines(say('refused.no such proposal', { number }), seeOpen));
}

export function notInThisBody({ say }: Voice, number: ProposalNumber, body: string): Text {
  return message(lines(say('refused.in other body', { number, body })));
}

export function notInItsRoom({ say }: Voice, number: ProposalNumber): Text {
  return message(lines(say('refused.not in its room', { number })));
}

/** @param open the numbers of this person's open proposals in the body */
export function tooManyOpen(voice: Voice, body: string, open: readonly ProposalNumber[]): Text {
  const { say } = voice;
  const numbers = enumerated(
    say,
    'list.and',
    open.map((number) => say('verbatim', { text: String(number) })),
  );
  const line = commandLine(voice, 'withdraw N');
  return message(lines(say('refused.too many open', { body, numbers, line })));
}

/** The last answer until `wait` is over. */
export function lastWords({ say }: Voice, wait: Duration): Text {
  return message(lines(say('refused.too many commands', { wait: period(wait) })));
}

/** A proposal that takes no votes (any more). */
export function notOpen({ say }: Voice, proposal: Proposal): Text {
  const { number } = proposal;
  if (proposal.status === 'closed') {
    return message(
      lines(
        say('refused.closed', { number, outcome: outcomeWord(say, proposal.terms.rule, proposal.outcome) }),
      ),
    );
  }
  if (proposal.status === 'made') return message(lines(say('refused.not open yet', { number })));
  return message(lines(say('refused.over', { number, closesAt: moment(say, proposal.closesAt) })));
}

/** In a room, where others read it too: why is told in private. */
export function notEligible({ say }: Voice, { number }: Proposal): Text {
  return message(lines(say('refused.not eligible', { number })));
}

/** Sent in time, and here only after the closing. */
export function arrivedLate({ say }: Voice, { number }: Proposal): Text {
  return message(lines(say('refused.arrived late', { number })));
}

export function notYours({ say }: Voice, number: ProposalNumber, proposer: MemberId): Text {
  return message(lines(say('refused.not yours', { number, proposer: person(proposer) })));
}

/** Of what is still open, has not passed, or is done already. */
export function notDone({ say }: Voice, proposal: Open | Closed): Text {
  const { number } = proposal;
  if (proposal.status === 'open') return message(lines(say('refused.done.not decided yet', { number })));
  if (proposal.carriedOut === undefined || proposal.outcome !== 'passed') {
    const outcome = outcomeWord(say, proposal.terms.rule, proposal.outcome);
    return message(lines(say('refused.done.not passed', { number, outcome })));
  }
  const { by, at } = proposal.carriedOut;
  return message(lines(say('refused.done.already', { number, by: person(by), moment: moment(say, at) })));
}

export function notYoursToExtend({ say }: Voice, { number, terms }: Proposal): Text {
  return message(lines(say('refused.extend.not yours', { number, proposer: person(terms.proposer) })));
}

/** @param number of the proposal, where it was clear */
export function misreadVote(voice: Voice, misread: VoteProblem, number: ProposalNumber | undefined): Text {
  const { problem, word = '', suggestion } = misread;
  const wrong = voice.say(`refused.vote.${problem}`, { word, choices: choiceWords(voice) });
  if (suggestion !== undefined) return refusal(voice, [wrong], commandLine(voice, `vote ${suggestion}`));
  return forInstance(voice, wrong, `vote ${String(number ?? 'N')} agree`);
}
