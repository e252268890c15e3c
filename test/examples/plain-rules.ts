import { readFileSync } from 'node:fs';

/** What docs/rules.md says that `!rules` answers in a group: it must be what the configuration gives. */
export function plainRules(group: string): string {
  const docs = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  const block = docs.split('\n```').find((part) => part.includes(`How ${group} decides:`));
  return block?.slice(block.indexOf('How ')).trim() ?? `docs/rules.md has nothing of ${group}`;
}
