import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { EVENT, GOLDEN, HTML, PLAIN } from './golden.ts';

const eventContent = z.looseObject({
  msgtype: z.enum(['m.text', 'm.notice']),
  'm.mentions': z.strictObject({ user_ids: z.array(z.string()).min(1).optional() }),
  'm.new_content': z.looseObject({ 'm.mentions': z.strictObject({}) }).optional(),
  'coop.althing.key': z.string(),
});

export interface GoldenFile {
  /** Its path without the ending: "result/passed". */
  readonly name: string;
  readonly plain: string;
  readonly html: string;
  readonly event: z.infer<typeof eventContent>;
}

/** All messages as the golden files have them. */
export function goldenFiles(): GoldenFile[] {
  return globSync('**/*.md', { cwd: GOLDEN })
    .sort()
    .map((file) => parse(file.replace(/\.md$/u, ''), readFileSync(join(GOLDEN, file), 'utf8')));
}

function parse(name: string, page: string): GoldenFile {
  const [, plain = '', html = '', event = ''] = page
    .split(new RegExp(`^(?:${PLAIN}|${HTML}|${EVENT})$`, 'mu'))
    .map((part) => part.trim());
  return { name, plain, html, event: eventContent.parse(JSON.parse(event)) };
}
