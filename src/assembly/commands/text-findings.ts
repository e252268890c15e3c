import { renderMarkdown } from '../../chat/markdown.ts';
import type { ProposalText, ProposalTextProblem } from '../../chat/proposal-text.ts';
import type { Voice } from '../../chat/voice.ts';
import { unreachable } from '../../governance/terms.ts';
import { withLineAsField, withoutField, type Finding } from './finding.ts';

const TITLE_CHARACTERS = 150;
const JUSTIFICATION_CHARACTERS = 500;
const FIELD_CHARACTERS = 300;
const DETAILS_CHARACTERS = 6000;
/** Markup can make much of few characters, and an event has at most 65,536 bytes with everything. */
const RENDERED_BYTES = 50_000;

/** What is wrong with the form of a proposal's text. */
export function textFindings(voice: Voice, text: ProposalText): Finding[] {
  return [
    ...problemFindings(voice, text.problems),
    ...tooLong(voice, 'refused.title long', text.title, TITLE_CHARACTERS),
    ...tooLong(
      voice,
      'refused.justification long',
      text.fields.get('Justification') ?? '',
      JUSTIFICATION_CHARACTERS,
    ),
    ...longFields(voice, text),
    ...tooLong(voice, 'refused.details long', text.details, DETAILS_CHARACTERS),
    ...tooMuchMarkup(voice, text.details),
  ];
}

/** More than this nobody makes by mistake: then no line is corrected, which costs a look at the whole text each. */
const CORRECTED = 20;

function problemFindings(voice: Voice, problems: readonly ProposalTextProblem[]): Finding[] {
  const found = problems.slice(0, CORRECTED).map((problem) => findingOf(voice, problem));
  return problems.length > CORRECTED ? found.map(({ wrong }) => ({ wrong })) : found;
}

function tooLong(
  { say }: Voice,
  key: 'refused.title long' | 'refused.justification long' | 'refused.details long',
  text: string,
  limit: number,
): Finding[] {
  const { length } = text;
  return length > limit ? [{ wrong: [say(key, { length, limit })] }] : [];
}

function longFields({ say }: Voice, { fields }: ProposalText): Finding[] {
  return [...fields].flatMap(([field, { length }]) => {
    if (field === 'Justification' || length <= FIELD_CHARACTERS) return [];
    return [{ wrong: [say('refused.field long', { field, length, limit: FIELD_CHARACTERS })] }];
  });
}

function tooMuchMarkup({ say }: Voice, details: string): Finding[] {
  if (details.length > DETAILS_CHARACTERS) return [];
  const bytes = new TextEncoder().encode(JSON.stringify(renderMarkdown(details))).length;
  return bytes > RENDERED_BYTES ? [{ wrong: [say('refused.details markup')] }] : [];
}

function findingOf({ say }: Voice, problem: ProposalTextProblem): Finding {
  switch (problem.problem) {
    case 'no title':
      return {
        wrong: [say('refused.title missing')],
        fix: (draft) => ({
          ...draft,
          title: [draft.title, say('refused.title example').plain].join(' ').trim(),
        }),
      };
    case 'empty field':
      return {
        wrong: [say('refused.field empty', { field: problem.field })],
        fix: withoutField(problem.field),
      };
    case 'field twice':
      return { wrong: [say('refused.field twice', { field: problem.field })], fix: (draft) => draft };
    case 'unknown field': {
      const { name, suggestion, value, line } = problem;
      const wrong = [say('refused.field unknown', { field: name, suggestion })];
      return { wrong, fix: withLineAsField(line, suggestion, value) };
    }
    case 'field after details': {
      const { field, value, line } = problem;
      return { wrong: [say('refused.field late', { field })], fix: withLineAsField(line, field, value) };
    }
    default:
      return unreachable(problem);
  }
}
