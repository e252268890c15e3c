import { join } from 'node:path';

import { expect } from 'vitest';

import type { SaidText } from '../assembly/support/minutes.ts';
import { eventContent } from './event-content.ts';

export const GOLDEN = join(import.meta.dirname, '../golden');

export const PLAIN = '## Plain text';
export const HTML = '## HTML';
export const EVENT = '## The rest of the event';

/**
 * Compares a message with its golden file, whole: its words, its HTML and what the event says to machines.
 * The file's heading is the sentence of the test. `npm run golden` writes the files anew.
 */
export async function expectGolden(name: string, said: SaidText): Promise<void> {
  const { currentTestName = '' } = expect.getState();
  await expect(page(currentTestName, said)).toMatchFileSnapshot(join(GOLDEN, `${name}.md`));
}

function page(heading: string, said: SaidText): string {
  return [
    `# ${heading.replaceAll(' > ', ' ')}`,
    `To: ${said.kind === 'direct' ? `${said.to}, in a direct chat` : said.room}`,
    PLAIN,
    said.text.plain,
    HTML,
    readable(said.text.html),
    EVENT,
    JSON.stringify(eventContent(said), withoutWords, 2),
    '',
  ].join('\n\n');
}

/** A line for each part; nothing but line ends is added. */
function readable(html: string): string {
  return html.replace(/(?<=.)(?=<(?:p|ul|ol|li|blockquote|pre)>)/gu, '\n');
}

/** The words stand above already. */
function withoutWords(key: string, value: unknown): unknown {
  return ['body', 'formatted_body', 'format'].includes(key) ? undefined : value;
}
