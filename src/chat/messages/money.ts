import { lessThat } from '../../governance/money.ts';
import { atOnceOf, isBudget, paidOf, type Budget } from '../../governance/proposal/account.ts';
import type { PaymentMade, Terms } from '../../governance/proposal/facts.ts';
import type { Closed, Proposal } from '../../governance/proposal/proposal.ts';
import { fieldsOf } from '../../governance/rule.ts';
import { amountText } from '../amount.ts';
import type { Say } from '../catalogue/catalogue.ts';
import { cleanLine } from '../clean-text.ts';
import { person } from '../people.ts';
import { lines, message, sentences, type Text } from '../text.ts';
import { moment, period } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { titleOf } from './parts.ts';

/** The lines that a rule asks for, as they stand on the card: an amount as it was understood. */
export function fieldLines(say: Say, { fields, rule, amount, invoiceOf }: Terms): Text[] {
  const said = fieldsOf(rule).flatMap((field) => {
    const value = fields[field];
    if (value === undefined) return [];
    const isAmount = amount !== undefined && rule.money?.amount.includes(field) === true;
    return [say('card.field', { field, value: isAmount ? amountText(amount) : cleanLine(value) })];
  });
  return invoiceOf === undefined ? said : [say('card.invoice', { number: invoiceOf }), ...said];
}

/** What follows from a result about money: what may be invoiced now (R9), or is to be paid (R10). */
export function moneyLines(voice: Voice, proposal: Closed): Text[] {
  if (!isBudget(proposal) || proposal.outcome !== 'passed') return [];
  return proposal.terms.rule.payment === undefined
    ? mayBeInvoiced(voice, proposal)
    : [toBePaid(voice, proposal)];
}

function mayBeInvoiced({ say, prefix }: Voice, proposal: Budget): Text[] {
  const { amount, proposer, rule } = proposal.terms;
  const now = atOnceOf(proposal);
  const label = rule.money?.invoicedBy;
  const line = commandLine({ prefix }, `propose ${label ?? ''}: …`);
  const words = { proposer: person(proposer), now: amountText(now), amount: amountText(amount), line };
  const rest =
    label === undefined || now.minor === amount.minor ? [] : [say('result.invoice the rest', words)];
  return now.minor === 0 ? rest : [sentences(say('result.invoice now', words), ...rest)];
}

function toBePaid({ say, prefix }: Voice, { number, terms }: Budget): Text {
  return say('result.to be paid', {
    amount: amountText(terms.amount),
    within: period(terms.rule.payment?.within ?? 0),
    line: commandLine({ prefix }, `paid ${String(number)}`),
  });
}

/** For a status: how much of an amount was paid. */
export function paidSoFar({ say }: Pick<Voice, 'say'>, proposal: Proposal): Text[] {
  if (!isBudget(proposal) || proposal.payments.length === 0) return [];
  return [
    say('status.paid', { paid: amountText(paidOf(proposal)), amount: amountText(proposal.terms.amount) }),
  ];
}

/** Somebody marked a payment. */
export function payment({ say }: Voice, proposal: Closed, { by, amount }: PaymentMade): Text {
  const words = { number: proposal.number, title: titleOf(say, proposal.terms), by: person(by) };
  const rest = owed(proposal);
  const paid = amountText(amount);
  if (rest === undefined) return message(lines(say('payment.made', { ...words, paid })));
  if (rest.minor === 0) return message(lines(say('payment.settled', { ...words, paid })));
  return message(lines(say('payment.in part', { ...words, paid, rest: amountText(rest) })));
}

/** What passed was not marked paid in its time. */
export function paymentReminder({ say, prefix }: Voice, proposal: Closed): Text {
  const { number, terms, closesAt } = proposal;
  const rest = owed(proposal) ?? { minor: 0, currency: '' };
  return message(
    lines(
      say('payment.reminder', {
        number,
        title: titleOf(say, terms),
        rest: amountText(rest),
        since: moment(say, closesAt),
        proposer: person(terms.proposer),
      }),
      say('payment.reminder mark', {
        line: commandLine({ prefix }, `paid ${String(number)}`),
        within: period(terms.rule.payment?.within ?? 0),
      }),
    ),
  );
}

/** Of what is to be paid whole. */
function owed(proposal: Closed) {
  if (!isBudget(proposal) || proposal.terms.rule.payment === undefined) return undefined;
  return lessThat(proposal.terms.amount, paidOf(proposal));
}
