import type { Options } from './command-line.ts';
import { playStory } from './story/story.ts';
import { DIFFERENCE } from './stage/settings.ts';
import { type Stage, setStage } from './stage/stage.ts';
import { narrate } from './terminal/narrator.ts';
import type { Screen } from './terminal/screen.ts';
import { keepTranscript } from './transcript/transcript.ts';

/** Sets the stage, plays the story, and stays as a chat unless it is for once. */
export async function runDemo({ once }: Options, screen: Screen, cleanups: AsyncDisposableStack): Promise<void> {
  narrate(screen, `Althing, on a homeserver of its own. ${DIFFERENCE}.`);
  const stage = await setStage(cleanups, (line) => { screen.pass(line); });
  screen.passed();
  keepTranscript(screen, stage);
  await Promise.race([onStage(stage), stage.watch.follow()]);

  async function onStage(stage: Stage): Promise<void> {
    await playStory(stage, screen);
    if (!once) return;
  }
}
