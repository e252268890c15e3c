import { fileURLToPath } from 'node:url';

/** The program as users run it. */
export const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
