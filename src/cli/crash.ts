import { whereOf } from '../observe/where.ts';

/** What is said of an error that nobody foresaw: never its message, which may quote a text or a secret. */
export function crashText(error: unknown): string {
  return `A mistake in Althing ended it. Please report this line: ${whereOf(error)}`;
}
