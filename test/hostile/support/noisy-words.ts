import type { Chance } from './chance.ts';
import { nastyTexts } from './nasty-texts.ts';

const COMMANDS = [
  ...['propose', 'status', 'vote', 'ballot', 'ballots', 'pending', 'withdraw', 'rules', 'help'],
  ...['extend', 'escalate', 'done', 'paid', 'expenses'],
];
const CHOICES = ['agree', 'disagree', 'abstain', 'block', 'yes', 'no', '👍', '🛑🏽', 'agre', 'maybe', ''];

/** What trolls say: talk, near votes, and commands with arguments of every kind. */
export class NoisyWords {
  readonly #chance: Chance;
  readonly #texts: readonly string[];

  constructor(chance: Chance, seed: number) {
    this.#chance = chance;
    this.#texts = nastyTexts(seed);
  }

  text(): string {
    const chance = this.#chance;
    const pieces = Array.from({ length: 1 + chance.upTo(4) }, () => chance.oneOf(this.#texts));
    const text = pieces.join(chance.oneOf(['', ' ', '\n', '\n\n']));
    return chance.happens(0.01) ? text.repeat(Math.floor(40_000 / (3 * text.length + 1))) : text;
  }

  talk(): string {
    const chance = this.#chance;
    if (chance.happens(0.3))
      return `${chance.oneOf(CHOICES)}${chance.oneOf(['', '.', ' because ', ': '])}${this.text()}`;
    return chance.happens(0.2) ? chance.oneOf(CHOICES) : this.text();
  }

  command({ numbers, bot }: { readonly numbers: readonly number[]; readonly bot: string }): string {
    const chance = this.#chance;
    const head = chance.oneOf(['!', '!', '!', '!', '!', '!', '! ', '!!', 'Althing: ', `${bot}: `, '']);
    const name = chance.happens(0.95) ? chance.oneOf(COMMANDS) : this.text();
    const number = chance.oneOf([
      String(chance.oneOf([...numbers, 0, 7, 1e9])),
      `#${String(chance.oneOf(numbers))}`,
      'no. 1',
      '-1',
      '1e3',
      '99999999999999999999',
      '١٢',
      '',
    ]);
    if (name === 'propose') return `${head}propose ${this.#proposal()}`;
    const choice = chance.oneOf(CHOICES);
    const reason = chance.happens(0.5) ? ` because ${this.text()}` : '';
    if (name === 'vote') return `${head}vote ${number} ${choice}${reason}`;
    const ways =
      name === 'extend' ? ['by 1 day', 'until Friday 18:00'] : name === 'paid' ? ['3 EUR', '1.200 USD'] : [];
    const more = ways.length === 0 ? '' : ` ${chance.oneOf([...ways, this.text()])}`;
    return `${head}${name} ${chance.happens(0.8) ? number : this.text()}${more}`;
  }

  #proposal(): string {
    const chance = this.#chance;
    const label = chance.oneOf([
      '',
      '',
      'URGENT ',
      '[BYLAWS] ',
      'URGENT BYLAWS ',
      'urgent ',
      'EXPENSE: ',
      'INVOICE: ',
      'APPEAL ',
    ]);
    const fields = [
      `Closes: ${chance.oneOf(['in 8 days', 'Friday 18:00', '2026-12-24 12:00', this.text(), '1 day'])}`,
      `Justification: ${this.text()}`,
      `Clozes: ${this.text()}`,
      `Amount: ${chance.oneOf(['3 EUR', '1.200 USD', this.text()])}`,
      `To: ${this.text()}`,
      `Work: ${this.text()}`,
      `Cost: ${chance.oneOf(['$5', this.text()])}`,
      `Evidence: ${this.text()}`,
      `Expense: ${chance.oneOf(['1', '#2', this.text()])}`,
      `Discussed: ${chance.oneOf(['https://a.example/?q="><b>', 'javascript:alert(1)', this.text()])}`,
      `Steward: ${chance.oneOf(['@troll-1:example.coop', this.text()])}`,
      `Review: ${chance.oneOf(['in 6 months', '2030-01-01', this.text()])}`,
    ].filter(() => chance.happens(0.3));
    return [`${label}${this.text()}`, ...fields, '', this.text()].join('\n');
  }
}
