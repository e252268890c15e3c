import type { InvoiceRefusal } from '../../governance/proposal/payments.ts';
import type { Proposal } from '../../governance/proposal/proposal.ts';
import { unreachable, type ProposalNumber } from '../../governance/terms.ts';
import { amountText } from '../amount.ts';
import { person } from '../people.ts';
import type { Text } from '../text.ts';
import type { Voice } from '../voice.ts';
import { outcomeWord } from './outcome-words.ts';

/** What the labels and the line are called in this configuration: INVOICE, EXPENSE and "Expense". */
interface InvoiceWords {
  readonly label: string;
  readonly kind: string;
  readonly field: string;
}

function ofNothing({ say }: Voice, words: InvoiceWords): Text {
  return say('refused.invoice of nothing', { ...words });
}

function ofAnother({ say }: Voice, { kind }: InvoiceWords, number: ProposalNumber): Text {
  return say('refused.invoice of another', { kind, number });
}

function because({ say }: Voice, { label }: InvoiceWords, budget: Proposal, refusal: InvoiceRefusal): Text {
  const { number, terms } = budget;
  switch (refusal.refused) {
    case 'not passed':
      if (budget.status !== 'closed') return say('refused.invoice.not decided', { number });
      return say('refused.invoice.not passed', {
        number,
        outcome: outcomeWord(say, terms.rule, budget.outcome),
      });
    case 'not the proposer':
      return say('refused.invoice.not the proposer', { number, proposer: person(terms.proposer) });
    case 'another is open':
      return say('refused.invoice.another is open', { number, label, other: refusal.other.number });
    case 'other currency':
      return say('refused.invoice.other currency', { number, currency: terms.amount?.currency ?? '' });
    case 'too much': {
      const { left } = refusal;
      if (left.minor === 0) return say('refused.invoice.nothing left', { number });
      return say('refused.invoice.too much', { number, left: amountText(left) });
    }
    default:
      return unreachable(refusal);
  }
}

/** Why an invoice is not opened. */
export const invoiceRefused = { ofNothing, ofAnother, because };
