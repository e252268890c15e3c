import { cleanLine } from '../../chat/clean-text.ts';
import { cut } from '../../chat/cut.ts';
import { MOST_LINKS, readLinks } from '../../chat/links.ts';
import type { ProposalText } from '../../chat/proposal-text.ts';
import { parseReviewTime } from '../../chat/review-time.ts';
import { stewardAccount, STEWARD_CHARACTERS } from '../../chat/steward-field.ts';
import type { Voice } from '../../chat/voice.ts';
import { reviewAt, type Review } from '../../governance/review.ts';
import type { Instant } from '../../governance/terms.ts';
import { withField, type Finding } from './finding.ts';

/** What is wrong with the lines about what was before a proposal and what comes after it. */
export function lifeFindings(voice: Voice, { fields }: ProposalText): Finding[] {
  return [...discussed(voice, fields.get('Discussed')), ...steward(voice, fields.get('Steward'))];
}

function discussed({ say }: Voice, value: string | undefined): Finding[] {
  if (value === undefined || value === '') return [];
  const read = readLinks(value);
  if ('links' in read) return [];
  if (read.problem === 'too many') return [{ wrong: [say('refused.discussed many', { limit: MOST_LINKS })] }];
  return [{ wrong: [say('refused.discussed', { text: cut(read.text, 60) })] }];
}

function steward({ say }: Voice, value: string | undefined): Finding[] {
  if (value === undefined || stewardAccount(value) !== undefined) return [];
  const { length } = cleanLine(value);
  return length > STEWARD_CHARACTERS
    ? [{ wrong: [say('refused.steward long', { length, limit: STEWARD_CHARACTERS })] }]
    : [];
}

/** When it is to be looked at again; nothing where nobody asks for it. @param closesAt as far as it is known */
export function reviewFor(
  { say }: Voice,
  { fields }: ProposalText,
  times: { readonly now: Instant; readonly timezone: string },
  closesAt: Instant,
): { readonly review?: Review } | { readonly finding: Finding } {
  const text = fields.get('Review') ?? '';
  if (text === '') return {};
  const review = parseReviewTime(text, times);
  const fix = withField('Review', say('refused.review example').plain);
  if (review.kind === 'unclear') {
    return { finding: { wrong: [say('refused.review', { text: cut(cleanLine(text), 60) })], fix } };
  }
  if (reviewAt(review, closesAt) <= closesAt) {
    return { finding: { wrong: [say('refused.review early', { text: cut(cleanLine(text), 60) })], fix } };
  }
  return { review };
}
