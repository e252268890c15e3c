import { type Paint, paintFor } from './colours.ts';

const UNKNOWN_COLUMNS = 100;
const MOST_COLUMNS = 120;
const CLEAR_LINE = '\r\x1b[2K';

/** Only a terminal says that it is one, and how wide. */
export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What stands below all that is printed: a prompt with what a person is typing. */
export interface BottomLine {
  hide(): void;
  show(): void;
}

/** The terminal, or the file or pipe in its place. Whole lines go up; the last line of a terminal may change. */
export class Screen {
  readonly isTerminal: boolean;
  readonly paint: Paint;
  readonly out: Output;
  #passing = '';
  #bottom: BottomLine | undefined;
  #isDark = false;
  #endsWithGap = true;

  constructor(out: Output, noColour: string | undefined) {
    this.out = out;
    this.isTerminal = out.isTTY ?? false;
    this.paint = paintFor(this.isTerminal, noColour);
  }

  get columns(): number {
    // A terminal without a size says 0.
    const { columns = 0 } = this.out;
    return Math.min(columns > 0 ? columns : UNKNOWN_COLUMNS, MOST_COLUMNS);
  }

  print(text: string): void {
    this.#endsWithGap = text === '';
    this.#bottom?.hide();
    this.#write(`${this.#passing === '' ? '' : CLEAR_LINE}${text}\n${this.#passing}`);
    this.#bottom?.show();
  }

  /** One empty line, however often it is asked for. */
  gap(): void {
    if (!this.#endsWithGap) this.print('');
  }

  /** A line in whose place the next one comes, on a terminal; elsewhere a line like any other. */
  pass(text: string): void {
    if (!this.isTerminal) {
      this.print(this.paint('dim', text));
      return;
    }
    this.#passing = this.paint('dim', text.slice(0, this.columns - 1));
    this.#write(CLEAR_LINE + this.#passing);
  }

  /** Takes the passing line away. */
  passed(): void {
    if (this.#passing !== '') this.#write(CLEAR_LINE);
    this.#passing = '';
  }

  keepAtBottom(line: BottomLine | undefined): void {
    this.#bottom = line;
  }

  /** Says one last thing; whatever comes after it is not shown. */
  end(text: string | undefined): void {
    this.passed();
    this.#bottom?.hide();
    this.#bottom = undefined;
    if (text !== undefined) this.#write(`${text}\n`);
    this.#isDark = true;
  }

  #write(text: string): void {
    if (!this.#isDark) this.out.write(text);
  }
}
