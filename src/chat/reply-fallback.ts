/**
 * Old clients put the message that they answer at the head of the answer: lines that start with `> `, then an
 * empty line. The person didn't write them, so they are no part of what is read.
 */
export function withoutReplyFallback(text: string): string {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => line !== '>' && !line.startsWith('> '));
  return end > 0 && lines[end]?.trim() === '' ? lines.slice(end + 1).join('\n') : text;
}
