import { join } from 'node:path';

import { expect } from 'vitest';

import { RECORD_FIELD } from '../../src/ledger/record/published.ts';
import type { SaidText } from '../assembly/support/minutes.ts';
import { eventContent, type Content } from './event-content.ts';

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
    JSON.stringify(withoutWords(eventContent(said)), undefined, 2),
    '',
  ].join('\n\n');
}

/** A line for each part; nothing but line ends is added. */
function readable(html: string): string {
  return html.replace(/(?<=.)(?=<(?:p|ul|ol|li|blockquote|pre)>)/gu, '\n');
}

/** The words stand above already; of a record its hash is enough, and golden/record.json has one whole. */
function withoutWords(content: Content): Content {
  const { body: _body, format: _format, formatted_body: _html, ...all } = content;
  const rest = withShortRecord(all);
  const { 'm.new_content': replacement } = rest;
  return isContent(replacement) ? { ...rest, 'm.new_content': withoutWords(replacement) } : rest;
}

function withShortRecord(content: Content): Content {
  const record = content[RECORD_FIELD];
  if (!isContent(record) || record['record'] === undefined) return content;
  return { ...content, [RECORD_FIELD]: { ...record, record: '…' } };
}

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null;
}
