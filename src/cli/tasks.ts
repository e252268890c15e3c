/**
 * What runs side by side, to one end: the first that fails ends the others, and its error is what is told.
 */
export class Tasks {
  readonly #stop: AbortController;
  readonly #running = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  /** @param stop is aborted when a task fails; the tasks must heed its signal */
  constructor(stop: AbortController) {
    this.#stop = stop;
  }

  start(task: () => Promise<void>): void {
    const running = task()
      .catch((error: unknown) => {
        this.#failure ??= { error };
        this.#stop.abort();
      })
      .finally(() => {
        this.#running.delete(running);
      });
    this.#running.add(running);
  }

  /** Until no task runs any more, those that tasks started included. Rejects with the first failure. */
  async ended(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}
