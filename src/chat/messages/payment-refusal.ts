import { isBudget, paidOf } from '../../governance/proposal/account.ts';
import type { Books, PaymentRefusal } from '../../governance/proposal/payments.ts';
import type { Proposal } from '../../governance/proposal/proposal.ts';
import { unreachable, type ProposalNumber } from '../../governance/terms.ts';
import { amountText, type UnclearAmount } from '../amount.ts';
import { cut } from '../cut.ts';
import { enumerated } from '../requirement-words.ts';
import type { Text } from '../text.ts';
import { commandLine, type Voice } from '../voice.ts';
import { forInstance, refusal } from './refusals.ts';

/** Why a payment is not noted, and what to send instead where something can be. */
export function paymentRefused(voice: Voice, proposal: Proposal, books: Books, why: PaymentRefusal): Text {
  const { say } = voice;
  const { number, terms } = proposal;
  switch (why.refused) {
    case 'no money':
    case 'not passed':
      return refusal(voice, [say(`refused.paid.${why.refused}`, { number })]);
    case 'void': {
      const { budget } = books;
      if (proposal.status === 'closed' && proposal.voided !== undefined)
        return refusal(voice, [say('refused.paid.void', { number })]);
      return refusal(voice, [say('refused.paid.void budget', { number, budget: budget.number })]);
    }
    case 'paid already':
      return refusal(voice, [
        say('refused.paid.paid already', { number, paid: amountText(paidOf(proposal)) }),
      ]);
    case 'invoiced instead': {
      const invoices = numbers(voice, books.invoices.filter(takesPart), 'list.and');
      return refusal(voice, [say('refused.paid.invoiced instead', { number, invoices })]);
    }
    case 'other currency':
      return refusal(
        voice,
        [say('refused.paid.other currency', { number, currency: terms.amount?.currency ?? '' })],
        commandLine(voice, `paid ${String(number)}`),
      );
    case 'too much': {
      const payable = amountText(why.payable);
      const line = commandLine(voice, `paid ${String(number)} ${payable}`);
      return refusal(voice, [say('refused.paid.too much', { number, payable })], line);
    }
    default:
      return unreachable(why);
  }
}

/** @param currency in which it was approved */
export function unclearPayment(
  voice: Voice,
  number: ProposalNumber,
  currency: string,
  text: string,
  unclear: UnclearAmount,
): Text {
  const { say } = voice;
  const wrong =
    unclear === 'other currency'
      ? say('refused.paid.other currency', { number, currency })
      : say(`refused.amount.${unclear}`, { text: cut(text, 60) });
  return forInstance(voice, wrong, `paid ${String(number)} ${amountText({ minor: 10_000, currency })}`);
}

/** Several of a thread can be paid. */
export function whichWasPaid(voice: Voice, payable: readonly Proposal[]): Text {
  const line = commandLine(voice, `paid ${String(payable.at(-1)?.number ?? 'N')}`);
  return refusal(
    voice,
    [voice.say('refused.paid.which', { numbers: numbers(voice, payable, 'list.or') })],
    line,
  );
}

function takesPart(invoice: Proposal): boolean {
  return invoice.status !== 'closed' || (isBudget(invoice) && invoice.voided === undefined);
}

function numbers({ say }: Voice, proposals: readonly Proposal[], key: 'list.and' | 'list.or'): Text {
  const texts = proposals.map(({ number }) => say('verbatim', { text: String(number) }));
  return enumerated(say, key, texts);
}
