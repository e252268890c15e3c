#!/usr/bin/env node
// The command `althing`. Plain JavaScript without packages, so that any Node can say which one is needed.
const OLDEST_NODE = 24;

if (Number.parseInt(process.versions.node) < OLDEST_NODE) {
  console.error(
    `Althing needs Node ${OLDEST_NODE} or later, and this is ${process.version}. See https://nodejs.org.`,
  );
  process.exit(2);
}
// matrix-bot-sdk's dependencies call util._extend, and Node says so at every start.
process.noDeprecation = true;
if (import.meta.url.includes('/node_modules/')) await stripOurTypes();
await import('../src/main.ts');

/** Node strips types everywhere but below a folder node_modules, where an installed package lies. */
async function stripOurTypes() {
  const { registerHooks, stripTypeScriptTypes } = await import('node:module');
  const { readFileSync } = await import('node:fs');
  const ours = new URL('../src/', import.meta.url).href;
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith(ours)) return nextLoad(url, context);
      const source = stripTypeScriptTypes(readFileSync(new URL(url), 'utf8'));
      return { format: 'module', shortCircuit: true, source };
    },
  });
}
