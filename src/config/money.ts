import type { z } from 'zod';

import type { Currency } from '../governance/money.ts';
import type { Rule } from '../governance/rule.ts';
import { fieldsSchema, waysToFill } from './fields.ts';
import type { Finding } from './path.ts';
import { parseRatio } from './ratio.ts';
import { listOfDifferent, text } from './schema.ts';
import { section } from './section.ts';
import { namesIn, selectTexts } from './select.ts';

const currency = text(
  'the code of a currency in capital letters, such as EUR',
  (source): Currency | undefined => (isCurrency(source) ? source : undefined),
);

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

const share = text('a part of the whole, such as 1/2', parseRatio).refine(
  ({ numerator, denominator }) => numerator <= denominator,
  {
    error: 'is more than the whole; it should be at most 1',
  },
);

export const moneySchema = section({
  amount: fieldsSchema,
  currencies: listOfDifferent(currency, 'currencies, such as [EUR]'),
  atOnce: share.exactOptional(),
});

/** Whichever way a proposal is filled in, exactly one of its lines is the amount. */
export function checkMoney(rule: Omit<Rule, 'name' | 'bodies'>, context: z.core.$RefinementCtx): void {
  const complain = (path: string[], message: string) => {
    context.addIssue({ code: 'custom', path, message });
  };
  if (rule.money === undefined) {
    for (const key of ['invoices', 'payment'] as const) {
      if (rule[key] !== undefined) complain([key], 'is about an amount of money; add money: as well');
    }
    return;
  }
  const { amount } = rule.money;
  if (!Array.isArray(amount)) return;
  for (const { path, fields } of waysToFill(rule)) {
    const amounts = fields.filter((field) => amount.includes(field));
    const has = amounts.length === 0 ? 'none' : amounts.join(' and ');
    if (amounts.length === 1) continue;
    complain(
      path,
      `should have exactly one of the fields under money.amount (${amount.join(', ')}); it has ${has}`,
    );
  }
}

/** What is invoiced is an amount that was voted on, and not one that is an invoice or is paid without any. */
export function invoicedRules(root: unknown): readonly Finding[] {
  return selectTexts(root, ['rules', '*', 'invoices']).flatMap(({ path, text: invoiced }): Finding[] => {
    const keys = namesIn(root, ['rules', invoiced]);
    if (keys.length === 0) return [];
    const tell = (message: string) => [{ path, message: `is ${invoiced}, ${message}` }];
    if (path[1] === invoiced) return tell('the rule itself; it should be another one');
    if (!keys.includes('money')) return tell('a rule without money');
    const other = ['invoices', 'payment'].find((key) => keys.includes(key));
    if (other !== undefined) {
      return tell(`whose proposals have ${other}: of their own; nothing invoices those`);
    }
    const [theirs, ours] = [invoiced, String(path[1])].map((rule) =>
      selectTexts(root, ['rules', rule, 'money', 'currencies', '*']).map(({ text: code }) => code),
    );
    if (theirs === undefined || ours === undefined) return [];
    // What is no currency has a mistake of its own.
    if (![theirs, ours].every((codes) => codes.length > 0 && codes.every(isCurrency))) return [];
    return theirs.some((code) => ours.includes(code))
      ? []
      : tell(
          `which has no currency in common with it (${theirs.join(', ')}; here ${ours.join(', ')}); nothing could be invoiced`,
        );
  });
}
