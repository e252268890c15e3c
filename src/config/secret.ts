import { inspect } from 'node:util';

const HIDDEN = '[secret]';

/** A token or password that shows itself to nobody who doesn't ask for it: not in logs, not in JSON. */
export class Secret {
  readonly #source: string;
  readonly #text: string | undefined;

  /** @param source where it is from, in words; @param text absent when it wasn't found there */
  constructor(source: string, text: string | undefined) {
    this.#source = source;
    this.#text = text;
  }

  /** False only in a configuration that was loaded with secrets optional. */
  get present(): boolean {
    return this.#text !== undefined;
  }

  /** @throws when it isn't present */
  reveal(): string {
    if (this.#text === undefined) throw new Error(`There is no secret in ${this.#source}.`);
    return this.#text;
  }

  /** Also where neither is present. */
  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
