/** How mistakes are told: first what is there, then what it should be. */

const SHOWN_LENGTH = 60;

/** User and password in an address: what somebody mistakenly wrote there must not reach a log. */
const CREDENTIALS = /(?<=\/\/)[^/\s]*@/;

/** Text in quotes for a person, shortened, its control characters escaped since this goes to terminals. */
export function quoted(text: string): string {
  const characters = Array.from(text.replace(CREDENTIALS, '…@'));
  const shown = characters.slice(0, SHOWN_LENGTH).join('');
  return JSON.stringify(characters.length > SHOWN_LENGTH ? `${shown}…` : shown);
}

/** What stands in the file. */
export function found(input: unknown): string {
  if (input === undefined) return 'is missing';
  if (input === '') return 'is empty';
  if (typeof input === 'string') return `is ${quoted(input)}`;
  return Array.isArray(input) ? 'is a list' : 'is a section with keys of its own';
}

export function shouldBe(expected: string, input: unknown): string {
  return `${found(input)}; it should be ${expected}`;
}

/** The same, as the `error` of a zod schema. */
export function should(expected: string): (issue: { readonly input?: unknown }) => string {
  return (issue) => shouldBe(expected, issue.input);
}

/** "advisory or binding" */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.slice(-1).join()}`;
}
