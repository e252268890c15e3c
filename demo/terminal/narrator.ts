import type { Screen } from './screen.ts';
import { wrap } from './wrap.ts';

/** The demo's own voice, told apart from the chat with and without colours. */
export function narrate(screen: Screen, text: string): void {
  const [first = '', ...others] = wrap(text, screen.columns - 3);
  const lines = [`── ${first}`, ...others.map((line) => `   ${line}`)];
  screen.gap();
  for (const line of lines) screen.print(screen.paint('dim', line));
  screen.gap();
}
