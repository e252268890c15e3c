import { expect } from 'vitest';
import { z } from 'zod';

import { MOST_BYTES } from '../../support/event-content.ts';

const text = z.object({
  msgtype: z.enum(['m.text', 'm.notice']),
  body: z.string().min(1),
  format: z.literal('org.matrix.custom.html'),
  formatted_body: z.string().min(1),
  // Strict: no `room`. Always there, so that clients look for no names in the text.
  'm.mentions': z.strictObject({ user_ids: z.array(z.string()).min(1).max(1).optional() }),
});
const message = text.extend({ 'coop.althing.key': z.string(), 'm.new_content': text.optional() });

/** Looks at the content of a message as the strictest homeserver and client would. */
export function expectSendable(content: unknown): void {
  expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThan(MOST_BYTES);
  expectClean(content);
  const { 'm.new_content': replacement, ...whole } = message.parse(content);
  for (const each of [whole, ...(replacement === undefined ? [] : [replacement])]) {
    expectPlainHtml(each.formatted_body);
  }
  expectMeantMentions(whole['coop.althing.key'], whole['m.mentions'].user_ids ?? []);
  expect(replacement?.['m.mentions'] ?? {}).toEqual({});
}

/** Who voted, or who is asked, stands in the key; a result is the proposer's. */
function expectMeantMentions(key: string, mentioned: readonly string[]): void {
  const [id] = mentioned;
  if (id === undefined) return;
  expect(key).toMatch(/^(?:result|ask-reason|hint):/u);
  if (!key.startsWith('result:')) expect(key.endsWith(`:${id}`)).toBe(true);
}

/** Nothing that a homeserver refuses, or that shows a text as another one. */
const UNCLEAN = /(?![\n\t])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u;

function expectClean(value: unknown): void {
  if (typeof value === 'string') {
    const found = UNCLEAN.exec(value);
    if (found !== null) throw new Error(`${JSON.stringify(found[0])} stands in ${JSON.stringify(value)}`);
  } else if (typeof value === 'number') {
    expect(Number.isSafeInteger(value)).toBe(true);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      expectClean(key);
      expectClean(inner);
    }
  }
}

const PIECE =
  /<(\/?)(p|br|strong|em|code|pre|ul|ol|li|blockquote|a)((?: (?:href|start)="[^"<>]*")?)>|&(?:amp|lt|gt|quot|#39);|[^<>&]+/uy;
const ADDRESS = /^ href="(?:https?:\/\/|mailto:|matrix:)[^"<>\s]*"$/iu;
const NOT_ESCAPED = '<em>CANARY';

/** Only the tags that we make, opened and closed in order, with nothing of a member's unescaped between them. */
export function expectPlainHtml(html: string): void {
  if (html.includes(NOT_ESCAPED)) throw new Error(`not escaped: ${html}`);
  const open: string[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < html.length) {
    const position = PIECE.lastIndex;
    const [piece, closes, tag, attribute = ''] = PIECE.exec(html) ?? [];
    if (piece === undefined) throw new Error(`not allowed: ${html.slice(position, position + 80)}`);
    if (tag === undefined) continue;
    if (attribute !== '') expectAttribute(tag, attribute);
    if (closes === '/') {
      if (open.pop() !== tag) throw new Error(`</${tag}> closes nothing in ${html}`);
    } else if (tag !== 'br') open.push(tag);
  }
  if (open.length > 0) throw new Error(`${open.join()} stays open in ${html}`);
}

function expectAttribute(tag: string, attribute: string): void {
  const fits = tag === 'a' ? ADDRESS.test(attribute) : tag === 'ol' && /^ start="\d+"$/u.test(attribute);
  if (!fits) throw new Error(`not allowed: <${tag}${attribute}>`);
}
