import { type Interface, clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';

import type { BottomLine, Screen } from './screen.ts';
import { widthOf } from './wrap.ts';

export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
}

/** Where a person types, below all that is printed meanwhile. Without a terminal: lines, as they come. */
export class Prompt implements BottomLine {
  readonly isTerminal: boolean;
  readonly #screen: Screen;
  readonly #lines: Interface;
  #rows = 0;

  constructor(screen: Screen, input: Input) {
    this.isTerminal = screen.isTerminal && (input.isTTY ?? false);
    this.#screen = screen;
    this.#lines = createInterface({ input, output: screen.out, terminal: this.isTerminal });
    if (!this.isTerminal) return;
    screen.keepAtBottom(this);
    // A terminal that is read key by key sends no signal by itself.
    this.#lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  }

  /** Every line that is typed, until the input ends. @param label is asked for anew before each */
  async *lines(label: () => string): AsyncGenerator<string> {
    const ask = (): void => {
      this.#lines.setPrompt(`${label()}> `);
      if (this.isTerminal) this.#lines.prompt();
    };
    ask();
    for await (const line of this.#lines) {
      yield line;
      ask();
    }
  }

  close(): void {
    this.#screen.keepAtBottom(undefined);
    this.#lines.close();
  }

  /** Takes away what was typed, since it comes again as part of the chat. */
  forget(line: string): void {
    if (!this.isTerminal) return;
    const { out, columns } = this.#screen;
    moveCursor(out, 0, -Math.ceil(widthOf(this.#lines.getPrompt() + line) / (out.columns ?? columns)));
    cursorTo(out, 0);
    clearScreenDown(out);
  }

  hide(): void {
    const { out } = this.#screen;
    this.#rows = this.#lines.getCursorPos().rows;
    moveCursor(out, 0, -this.#rows);
    cursorTo(out, 0);
    clearScreenDown(out);
  }

  show(): void {
    // Readline goes back up as many rows as it has written itself.
    this.#screen.out.write('\n'.repeat(this.#rows));
    this.#lines.prompt(true);
  }
}
