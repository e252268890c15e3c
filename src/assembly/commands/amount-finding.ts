import { parseAmount } from '../../chat/amount.ts';
import { twoAmounts, unclearAmount } from '../../chat/messages/form-refusal.ts';
import type { ProposalText } from '../../chat/proposal-text.ts';
import type { Voice } from '../../chat/voice.ts';
import type { Money } from '../../governance/money.ts';
import type { Rule } from '../../governance/rule.ts';
import { withFieldInPlace, withoutField, type Finding } from './finding.ts';
import type { Filled } from './form-findings.ts';

/** The amount that a proposal names by its rule; neither, where it is not about money or the line is missing. */
export function amountOf(
  voice: Voice,
  { fields: given }: ProposalText,
  { money }: Rule,
  { fields, missing }: Filled,
): { readonly amount?: Money; readonly finding?: Finding } {
  const field = fields.find((each) => money?.amount.includes(each) === true);
  if (money === undefined || field === undefined || missing.includes(field)) return {};
  const second = money.amount.find((each) => each !== field && given.has(each));
  if (second !== undefined) {
    return { finding: { wrong: [twoAmounts(voice, field, second)], fix: withoutField(second) } };
  }
  const written = given.get(field) ?? '';
  const read = parseAmount(written, money.currencies);
  if ('amount' in read) return { amount: read.amount };
  // Which amount is meant is for the proposer to say: a wrong one would be sent as it stands.
  const [kept = ''] = read.suggestions;
  const shown = read.unclear === 'too many decimals' ? kept : voice.say('refused.field example').plain;
  return {
    finding: { wrong: unclearAmount(voice, field, written, read), fix: withFieldInPlace(field, shown) },
  };
}
