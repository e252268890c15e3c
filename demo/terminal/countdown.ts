import type { Screen } from './screen.ts';

const SECOND = 1000;

/** Shows how long the votes are still open, as one line, while `work` goes on. @param until in milliseconds */
export async function countingDown<Result>(
  screen: Screen,
  until: number,
  work: Promise<Result>,
): Promise<Result> {
  const show = (): void => {
    const seconds = Math.ceil((until - Date.now()) / SECOND);
    if (seconds > 0) screen.pass(`… ${seconds} second${seconds === 1 ? '' : 's'} until the last vote closes`);
    else if (screen.isTerminal) screen.pass('… counting');
  };
  show();
  const ticking = screen.isTerminal ? setInterval(show, SECOND) : undefined;
  return work.finally(() => {
    clearInterval(ticking);
    screen.passed();
  });
}
