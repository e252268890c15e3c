import { isMore, sumOf, type Money } from '../../governance/money.ts';
import type { Account, Budget } from '../../governance/proposal/account.ts';
import { amountText } from '../amount.ts';
import { lines, list, message, type Text } from '../text.ts';
import type { Voice } from '../voice.ts';
import { titleOf } from './parts.ts';

export interface Expense {
  readonly proposal: Budget;
  readonly account: Account;
}

const SHOWN = 8;

/** What a body has approved: sums for each currency, and what is not paid in full yet. */
export function expensesOf({ say }: Voice, body: string, expenses: readonly Expense[]): Text {
  if (expenses.length === 0) return message(lines(say('expenses.none', { body })));
  const sums = [...Map.groupBy(expenses, ({ account }) => account.approved.currency)].map(
    ([currency, each]) => sumLine({ say }, currency, each),
  );
  const open = expenses.filter(({ account: { approved, paid } }) => isMore(approved, paid)).reverse();
  const rest = open.length - SHOWN;
  return message(
    lines(say('expenses.heading', { body })),
    list(sums),
    ...(open.length === 0 ? [] : [lines(say('expenses.open', { count: open.length }))]),
    ...(open.length === 0
      ? []
      : [
          list([
            ...open.slice(0, SHOWN).map((each) => expenseLine({ say }, each)),
            ...(rest > 0 ? [say('expenses.more', { count: rest })] : []),
          ]),
        ]),
  );
}

/** For a direct chat, when there is nothing to show. */
export function expensesNowhere({ say }: Voice): Text {
  return message(lines(say('expenses.none anywhere')));
}

function sumLine({ say }: Pick<Voice, 'say'>, currency: string, expenses: readonly Expense[]): Text {
  const sum = (of: (account: Account) => Money) =>
    amountText(
      sumOf(
        currency,
        expenses.map(({ account }) => of(account)),
      ),
    );
  return say('expenses.sums', {
    approved: sum(({ approved }) => approved),
    invoiced: sum(({ invoiced }) => invoiced),
    paid: sum(({ paid }) => paid),
    owed: sum(({ owed }) => owed),
  });
}

function expenseLine({ say }: Pick<Voice, 'say'>, { proposal, account }: Expense): Text {
  const { approved, invoiced, paid, owed } = account;
  return say('expenses.line', {
    number: proposal.number,
    title: titleOf(say, proposal.terms),
    approved: amountText(approved),
    invoiced: amountText(invoiced),
    paid: amountText(paid),
    owed: amountText(owed),
  });
}
