/** There is no Synapse on this machine and none could be installed. Says why, and what a person can do. */
export class SynapseUnavailable extends Error {
  override readonly name = 'SynapseUnavailable';

  constructor(reason: string, remedy: string) {
    super(`${reason}\n${remedy}`);
  }
}
