import { expensesNowhere, expensesOf, type Expense } from '../../chat/messages/expenses.ts';
import { message } from '../../chat/text.ts';
import { accountOf, isBudget } from '../../governance/proposal/account.ts';
import type { BodyId } from '../../governance/terms.ts';
import { booksOf } from '../books.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { findAnywhere } from './find-proposal.ts';

/** `expenses`: what this room's body approved; in a direct chat, what each body did that the person is in. */
export async function expenses(context: CommandContext, { body, event }: Invocation): Promise<Answer> {
  const { bodies, voice } = context;
  const asked = body === undefined ? bodies.ofMember(event.sender) : [body.id];
  const parts: { name: string; expenses: readonly Expense[] }[] = [];
  for (const id of asked) parts.push({ name: bodies.nameOf(id), expenses: await approvedBy(context, id) });
  const shown = body === undefined ? parts.filter((part) => part.expenses.length > 0) : parts;
  if (shown.length === 0) return words(expensesNowhere(voice));
  return words(message(...shown.map((part) => expensesOf(voice, part.name, part.expenses))));
}

/** Every amount that was passed, with what became of it. What is void shows only if something was paid of it. */
async function approvedBy(context: CommandContext, body: BodyId): Promise<readonly Expense[]> {
  const found: Expense[] = [];
  for (const number of await context.ledger.withMoney(body)) {
    const named = await findAnywhere(context, undefined, number);
    if ('refused' in named || !isBudget(named.proposal)) continue;
    if (named.proposal.terms.invoiceOf !== undefined) continue;
    const { invoices } = await booksOf(context, named.proposal);
    const account = accountOf(named.proposal, invoices);
    if (account.approved.minor > 0 || account.paid.minor > 0)
      found.push({ proposal: named.proposal, account });
  }
  return found;
}
