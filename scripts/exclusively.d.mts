/**
 * Runs `work` while no other process of this machine runs work under the same lock.
 * `onWait` is told once, with the id of the process that is ahead, if there is a wait.
 */
export function exclusively<Result>(
  lock: string,
  work: () => Promise<Result>,
  onWait: (holder: number) => void,
): Promise<Result>;
