import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of the bench's own that tells by messages how far it is. Messages wait for who asks for them. */
export class HelperProcess {
  readonly #child: ChildProcess;
  readonly #told: { readonly what: string }[] = [];
  #heard: () => void = () => undefined;

  constructor(file: string, parameters: unknown) {
    this.#child = fork(file, [JSON.stringify(parameters)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message) => {
      this.#told.push(message as { what: string });
      this.#heard();
    });
  }

  say(message: object): void {
    this.#child.send(message);
  }

  /** The next message of this kind. */
  async hears<Message extends object>(what: string): Promise<Message> {
    for (;;) {
      const at = this.#told.findIndex((message) => message.what === what);
      const [found] = at === -1 ? [] : this.#told.splice(at, 1);
      if (found !== undefined) return found as unknown as Message;
      if (this.#child.exitCode !== null) throw new Error('A process of the bench ended before its time.');
      await new Promise<void>((heard) => (this.#heard = heard));
    }
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }
}
