import type { Base, Ratio, Requirement } from '../governance/rule.ts';
import { CHOICES, type Choice } from '../governance/terms.ts';
import type { RequirementResult } from '../governance/verdict.ts';
import type { Say } from './catalogue/catalogue.ts';
import type { Text } from './text.ts';

/** A requirement in plain words: "At least 9 times as many Agree as Disagree and Block". */
export function requirementText(say: Say, requirement: Requirement): Text {
  const text = capitalized(inequality(say, requirement));
  if (requirement.when === undefined) return text;
  return say('requirement.when', { choice: say(`choice.${requirement.when}`), text: uncapitalized(text) });
}

/** What became of a requirement, with its numbers. */
export function working(say: Say, requirement: Requirement, result: RequirementResult): Text {
  if (!result.applies && requirement.when !== undefined) {
    return say('result.does not apply', { choice: say(`choice.${requirement.when}`) });
  }
  const holds = result.met ? 'met' : 'not met';
  const numbers = say(`comparison.${result.comparison}.${holds}`, { left: result.left, right: result.right });
  const factor = requirement.ratio.denominator;
  const comparison = factor === 1 ? numbers : say('comparison.multiplied', { comparison: numbers, factor });
  return say(`result.${holds}`, { comparison });
}

function inequality(say: Say, { votes, comparison, ratio, times }: Requirement): Text {
  const what = sumOfVotes(say, votes);
  if (times === undefined) {
    if (comparison === 'atMost' && ratio.numerator === 0) {
      const any = votes.map((choice) => say(`choice.${choice}`));
      return say('requirement.none', { votes: enumerated(say, 'list.or', any) });
    }
    return say(`requirement.${comparison}.number`, { votes: what, ratio: ratioText(ratio) });
  }
  const base = enumerated(
    say,
    'list.and',
    times.map((each) => baseText(say, each)),
  );
  const kind = isOne(ratio)
    ? 'same'
    : isPart(ratio) || times.some((each) => !isChoice(each))
      ? 'part'
      : 'times';
  return say(`requirement.${comparison}.${kind}`, { votes: what, ratio: ratioText(ratio), base });
}

/** All four choices together are the ballots that were cast. */
function sumOfVotes(say: Say, votes: readonly Choice[]): Text {
  if (votes.length === CHOICES.length) return say('base.ballots');
  return enumerated(
    say,
    'list.and',
    votes.map((choice) => say(`choice.${choice}`)),
  );
}

function baseText(say: Say, base: Base): Text {
  return isChoice(base) ? say(`choice.${base}`) : say(`base.${base}`);
}

function isChoice(base: Base): base is Choice {
  return CHOICES.some((choice) => choice === base);
}

function isPart({ numerator, denominator }: Ratio): boolean {
  return numerator < denominator;
}

function isOne(ratio: Ratio): boolean {
  return ratio.numerator === ratio.denominator;
}

/** As people write it: 9, 9.5 where the decimal is short and exact, otherwise the fraction 2/3. */
export function ratioText({ numerator, denominator }: Ratio): string {
  if (denominator === 1) return String(numerator);
  const value = numerator / denominator;
  return [2, 4, 5, 10].includes(denominator) && value > 1
    ? String(value)
    : `${String(numerator)}/${String(denominator)}`;
}

/** "a", "a and b", "a, b and c". */
export function enumerated(say: Say, key: 'list.and' | 'list.or', texts: readonly Text[]): Text {
  const last = texts.at(-1);
  if (last === undefined) return { plain: '', html: '' };
  const [head, ...rest] = texts.slice(0, -1);
  if (head === undefined) return last;
  const first = rest.reduce(
    (sum, next) => ({ plain: `${sum.plain}, ${next.plain}`, html: `${sum.html}, ${next.html}` }),
    head,
  );
  return say(key, { first, last });
}

export function capitalized({ plain, html }: Text): Text {
  return { plain: upper(plain), html: upper(html) };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function uncapitalized(text: Text): Text {
  // Messages of the catalogue begin with their first letter in both forms, never with markup.
  return { plain: lower(text.plain), html: lower(text.html) };
}

function lower(text: string): string {
  // A choice keeps its capital: "Agree from at least …".
  if (CHOICES.some((choice) => text.toLowerCase().startsWith(choice))) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}
