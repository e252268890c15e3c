import type { Electorate } from '../../governance/electorate.ts';
import type { Base, Rule } from '../../governance/rule.ts';
import type { Authority, BodyId } from '../../governance/terms.ts';
import { enumerated, requirementText, uncapitalized } from '../requirement-words.ts';
import { joined, lines, list, message, sentences, type Text } from '../text.ts';
import { period } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { electorateText } from './electorate.ts';
import { authorityText } from './parts.ts';
import { ruleLines } from './rule-lines.ts';

export interface RulesOfBody {
  readonly body: BodyId;
  readonly bodyName: string;
  readonly authority: Authority;
  readonly binds?: string;
  readonly reportTo?: BodyId;
  readonly rules: readonly Rule[];
  readonly electorate: Electorate;
  readonly eligible: number;
  readonly nameOf: (body: BodyId) => string;
}

/** A body's rules in plain words, derived from the configuration. */
export function rulesText({ say, prefix }: Voice, of: RulesOfBody): Text {
  const { reportTo } = of;
  const line = commandLine({ prefix }, 'escalate N');
  return message(
    lines(say('rules.heading', { body: of.bodyName })),
    list(of.rules.map((rule) => ruleText({ say }, rule, of))),
    lines(
      ...(of.rules.some(asksForQuorum) ? [] : [say('rules.quorum')]),
      say(of.rules.some(comparesAbstain) ? 'rules.abstain compared' : 'rules.abstain'),
      electorateText(say, of.electorate, of.eligible),
      authorityText(say, 'rules', of),
      ...(reportTo === undefined ? [] : [say('rules.reports', { body: of.nameOf(reportTo), line })]),
    ),
  );
}

function ruleText({ say }: Pick<Voice, 'say'>, rule: Rule, of: RulesOfBody): Text {
  const label = rule.label ?? '';
  if (rule.bodies?.includes(of.body) === false) {
    const bodies = enumerated(
      say,
      'list.and',
      rule.bodies.map((body) => say('verbatim', { text: of.nameOf(body) })),
    );
    return say('rules.elsewhere', { label, bodies });
  }
  const more = ruleLines(say, rule, new Map(of.rules.map((each) => [each.name, each])));
  const votes = say('rules.rule', {
    heading: say(rule.label === undefined ? 'rules.ordinary' : 'rules.labelled', { label, rule: rule.name }),
    period: periodText({ say }, rule),
    requirements: joined(
      rule.require.map((each) => uncapitalized(requirementText(say, each))),
      '; ',
    ),
  });
  return sentences(votes, ...more);
}

function periodText({ say }: Pick<Voice, 'say'>, { votingPeriod }: Rule): Text {
  const { minimum, maximum, default: standard, urgent } = votingPeriod;
  return sentences(
    say('rules.period', { minimum: period(minimum), maximum: period(maximum) }),
    ...(standard === undefined ? [] : [say('rules.standard', { standard: period(standard) })]),
    ...(urgent === undefined
      ? []
      : [say('rules.urgent', { label: urgent.label, minimum: period(urgent.minimum) })]),
  );
}

/** By its name, or among all ballots. */
function comparesAbstain(rule: Rule): boolean {
  const bases: readonly Base[] = ['abstain', 'cast', 'eligibleLessAbstain'];
  return rule.require.some(({ votes, times = [] }) =>
    [...votes, ...times].some((each) => bases.includes(each)),
  );
}

/** A requirement that measures how many took part at all: by their number, or by those who may vote. */
function asksForQuorum(rule: Rule): boolean {
  return rule.require.some(
    ({ times, comparison }) =>
      (times === undefined && comparison !== 'atMost') ||
      times?.some((base) => base === 'eligible' || base === 'eligibleLessAbstain'),
  );
}
