import { chat } from './chat/chat.ts';
import { DemoFailed } from './demo-failed.ts';
import { DIFFERENCE } from './stage/settings.ts';
import { type Stage, setStage } from './stage/stage.ts';
import { playStory } from './story/story.ts';
import { narrate } from './terminal/narrator.ts';
import type { Input } from './terminal/prompt.ts';
import type { Screen } from './terminal/screen.ts';
import { keepTranscript } from './transcript/transcript.ts';

export interface DemoParts {
  readonly screen: Screen;
  readonly input: Input;
  /** Takes what has been started, for whoever ends the demo. */
  readonly cleanups: AsyncDisposableStack;
}

/**
 * Sets the stage, plays the story, and stays as a chat unless it is for once.
 * @throws DemoFailed if something went wrong once all was set up
 */
export async function runDemo(once: boolean, { screen, input, cleanups }: DemoParts): Promise<void> {
  narrate(screen, `This is Althing, on a homeserver of its own. ${DIFFERENCE}`);
  const stage = await setStage(cleanups, (line) => {
    screen.pass(line);
  });
  screen.passed();
  keepTranscript(screen, stage);
  try {
    await Promise.race([perform(stage), stage.watch.follow(), ended(stage)]);
  } catch (error) {
    throw new DemoFailed(error, await stage.bot.log());
  }

  async function perform(on: Stage): Promise<void> {
    await playStory(on, screen);
    if (!once) await chat(on, screen, input);
  }
}

async function ended({ bot }: Stage): Promise<never> {
  const { code, signal } = await bot.ending();
  throw new Error(`The bot has ended by itself, with ${signal ?? `exit code ${code ?? 'unknown'}`}.`);
}
