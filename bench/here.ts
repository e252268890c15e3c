import { fileURLToPath } from 'node:url';

/** The path of a file of the bench. */
export function here(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
