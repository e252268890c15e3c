import { amountText } from '../../chat/amount.ts';
import { invoiceRefused } from '../../chat/messages/invoice-refusal.ts';
import { parseNumberAndRest } from '../../chat/number.ts';
import type { ProposalText } from '../../chat/proposal-text.ts';
import type { Body } from '../../config/config.ts';
import type { Money } from '../../governance/money.ts';
import type { Terms } from '../../governance/proposal/facts.ts';
import { refusesInvoice } from '../../governance/proposal/payments.ts';
import { threadOf, type Proposal } from '../../governance/proposal/proposal.ts';
import type { Rule } from '../../governance/rule.ts';
import type { ProposalNumber } from '../../governance/terms.ts';
import { booksOf } from '../books.ts';
import { invoicedField } from '../known-fields.ts';
import type { MessageEvent } from '../room-event.ts';
import type { Proposing } from './check-proposal.ts';
import type { CommandContext } from './command.ts';
import { findAnywhere } from './find-proposal.ts';
import { withField, withFieldInPlace, type Finding } from './finding.ts';

/** Which passed proposal is invoiced, and in whose thread the card stands. */
export type InvoiceTerms = Pick<Terms, 'invoiceOf' | 'thread'>;

/**
 * An invoice belongs to a passed proposal of its proposer's (R10): the one in whose thread it is proposed, or the
 * one that it names. Without terms for a rule that invoices nothing.
 */
export async function invoiceFor(
  context: CommandContext,
  text: ProposalText,
  rule: Rule,
  amount: Money | undefined,
  body: Body,
  event: Proposing,
): Promise<{ readonly terms: InvoiceTerms } | { readonly finding: Finding }> {
  const { voice, config } = context;
  const [field] = invoicedField(config.rules, rule);
  if (rule.invoices === undefined || field === undefined) return { terms: {} };
  const kind = config.rules.get(rule.invoices)?.label ?? rule.invoices;
  const words = { field, kind, label: rule.label ?? rule.name };
  const number = await numberOf(context, text, field, event);
  if (number === undefined) {
    const fix = withField(field, voice.say('refused.field example').plain);
    return { finding: { wrong: [invoiceRefused.ofNothing(voice, words)], fix } };
  }
  const found = await findAnywhere(context, undefined, number);
  const budget = 'proposal' in found ? found.proposal : undefined;
  if (budget?.terms.rule.name !== rule.invoices || budget.terms.body !== body.id) {
    return { finding: { wrong: [invoiceRefused.ofAnother(voice, words, number)], final: true } };
  }
  const terms = { invoiceOf: number, ...(budget.terms.room === event.room ? threadIn(budget) : {}) };
  if (event.takenBefore) return { terms };
  const { invoices } = await booksOf(context, budget);
  const others = invoices.filter(({ madeBy }) => madeBy !== event.id);
  const refused = refusesInvoice({ budget, invoices: others }, event.sender, amount);
  if (refused === undefined) return { terms };
  const wrong = [invoiceRefused.because(voice, words, budget, refused)];
  const amountField = rule.money?.amount.find((each) => text.fields.has(each));
  if (refused.refused !== 'too much' || refused.left.minor === 0 || amountField === undefined) {
    return { finding: { wrong, final: true } };
  }
  return { finding: { wrong, fix: withFieldInPlace(amountField, amountText(refused.left)) } };
}

function threadIn(budget: Proposal): Pick<Terms, 'thread'> {
  return budget.status === 'made' ? {} : { thread: threadOf(budget) };
}

async function numberOf(
  { live, ledger }: CommandContext,
  text: ProposalText,
  field: string,
  { thread, room }: MessageEvent,
): Promise<ProposalNumber | undefined> {
  const named = text.fields.get(field);
  if (named !== undefined) return parseNumberAndRest(named)?.number;
  if (thread === undefined) return undefined;
  return live.openByCard(thread, room)?.number ?? (await ledger.closedByCard(thread, room))?.number;
}
