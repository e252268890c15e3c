/** Where something stands in the configuration: keys of sections and positions in lists, from the top. */
export type Path = readonly (string | number)[];

/** A mistake and where it is, before it is known on which line that stands. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
}

const PLAIN_KEY = /^[\p{L}\p{N}_-]+$/u;

/** As people write it: `rules.ordinary.require[1].atLeast`. The whole file is the empty text. */
export function pathText(path: Path): string {
  return path.map(stepText).join('').replace(/^\./, '');
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${String(step)}]`;
  return PLAIN_KEY.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
