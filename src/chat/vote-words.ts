import { cut } from './cut.ts';
import type { ProposalNumber } from '../governance/terms.ts';
import { splitReason } from './choice-and-reason.ts';
import type { ChoiceAndReason } from './choice-and-reason.ts';
import type { ChoiceReader } from './choice.ts';
import { nearestWord } from './nearest-word.ts';
import { parseNumberAndRest } from './number.ts';

export interface VoteInWords extends ChoiceAndReason {
  /** Absent in a card's thread, where it needs none. */
  readonly number?: ProposalNumber;
}

export interface VoteProblem {
  readonly problem: 'no choice' | 'unknown choice' | 'bad number';
  readonly number?: ProposalNumber;
  /** What was read in place of a choice or number; at most 40 characters. */
  readonly word?: string;
  /** What to write after `vote` instead. */
  readonly suggestion?: string;
}

const LONGEST_WORD = 40;
const LIKE_A_NUMBER = /^[#№\d]/;

/**
 * What stands after `vote`: "3 agree because we need it", "#3 block: it breaks …", "agree 3", "3 👍", and in
 * a card's thread "agree". What isn't exactly a choice is refused: votes aren't guessed.
 */
export function parseVote(text: string, choices: ChoiceReader): VoteInWords | VoteProblem {
  const numbered = parseNumberAndRest(text);
  const { head, ...reason } = splitReason(numbered?.rest ?? text);
  const { sign, ...number } = numbered ? { sign: head, number: numbered.number } : signAndNumber(head);
  const choice = choices.ofWord(sign) ?? choices.ofReaction(sign);
  if (choice) return { ...number, choice, ...reason };

  const found = { text, sign, ...number, ...reason };
  return badNumber(found, choices) ?? { ...refusal(sign), ...number, ...suggest(found, choices) };
}

/** What was read of a vote in words. */
interface Found {
  readonly text: string;
  readonly sign: string;
  readonly number?: ProposalNumber;
  readonly reason?: string;
}

/** "agree 3" and "agree, no. 3"; anything else is no number. */
function signAndNumber(head: string): { readonly sign: string; readonly number?: ProposalNumber } {
  const [first, others] = firstWord(head);
  const following = parseNumberAndRest(others);
  return following?.rest === '' ? { sign: first, number: following.number } : { sign: head };
}

function badNumber({ sign, number }: Found, choices: ChoiceReader): VoteProblem | undefined {
  const [first, others] = firstWord(sign);
  const bad = [sign, choices.ofWord(first) ? others : ''].find((part) => LIKE_A_NUMBER.test(part));
  if (number !== undefined || bad === undefined || parseNumberAndRest(bad)) return undefined;
  return { problem: 'bad number', word: cut(firstWord(bad)[0], LONGEST_WORD) };
}

function refusal(sign: string): VoteProblem {
  if (sign === '') return { problem: 'no choice' };
  return { problem: 'unknown choice', word: cut(sign, LONGEST_WORD) };
}

/** The vote that was probably meant, where that is one: a choice whose reason has no `because`, or a typo. */
function suggest({ text, sign, number, reason }: Found, choices: ChoiceReader): { suggestion?: string } {
  const [first, others] = firstWord(sign);
  const named = choices.ofWord(first) ?? choices.ofReaction(first);
  if (named && others.split(/\s+/).some((word) => choices.ofWord(word))) return {};
  const choice = named ? first : sign === '' ? noBefore(text, choices) : nearestWord(sign, choices.words);
  if (choice === undefined) return {};
  const said = [named ? others : '', reason ?? ''].filter((part) => part !== '').join(': ');
  const because = said === '' ? [] : ['because', said];
  return { suggestion: [...(number === undefined ? [] : [number]), choice, ...because].join(' ') };
}

/** "no 3" is number 3, and may as well mean No to number 3; "no. 3" doesn't. */
function noBefore(text: string, choices: ChoiceReader): string | undefined {
  const [first] = firstWord(text.trim());
  return /^\p{L}+$/u.test(first) && choices.ofWord(first) ? first : undefined;
}

/** The first word without a comma after it, and the others. */
function firstWord(text: string): readonly [string, string] {
  const [word = ''] = text.split(/\s/, 1);
  return [word.replace(/,$/, ''), text.slice(word.length).trim()];
}
