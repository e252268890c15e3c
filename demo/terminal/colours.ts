import { styleText } from 'node:util';

export type Style = 'cyan' | 'yellow' | 'magenta' | 'green' | 'bold' | 'dim' | 'italic' | 'red';
export type Paint = (style: Style, text: string) => string;

/** Colours for a terminal, unless its user wants none (no-color.org). */
export function paintFor(isTerminal: boolean, noColour: string | undefined): Paint {
  const coloured = isTerminal && (noColour ?? '') === '';
  return (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text);
}
