/** Does one thing after another, whatever comes meanwhile, and what has the same name once. */
export class OneByOne<Item> {
  readonly #waiting = new Map<string, Item>();
  readonly #start: (task: () => Promise<void>) => void;
  readonly #act: (item: Item) => Promise<void>;
  #isRunning = false;

  /** @param start runs a task beside others, and takes care of its failure */
  constructor(start: (task: () => Promise<void>) => void, act: (item: Item) => Promise<void>) {
    this.#start = start;
    this.#act = act;
  }

  add(name: string, item: Item): void {
    this.#waiting.set(name, item);
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#start(() => this.#run());
  }

  async #run(): Promise<void> {
    for (const [name, item] of this.#waiting) {
      this.#waiting.delete(name);
      await this.#act(item);
    }
    this.#isRunning = false;
  }
}
