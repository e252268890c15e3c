import type { Stage } from '../stage/stage.ts';
import { countingDown } from '../terminal/countdown.ts';
import type { Screen } from '../terminal/screen.ts';
import { danBlocks } from './block.ts';
import { resultOfAdvertisements, resultOfPhotos, resultOfSpam } from './closings.ts';
import { whatWasDecided } from './decisions.ts';
import { advertisements, photoServer, spamWave } from './openings.ts';
import { Play } from './play.ts';
import { recordIsInOrder } from './record.ts';
import { step } from './step.ts';
import { howItStands, votesOnPhotos, votesOnSpam, whoVotedWhat } from './votes.ts';

/**
 * Three proposals that open one after the other, so that all of them close after about a minute.
 * @throws StepFailed where the bot does otherwise than it should
 */
export async function playStory(stage: Stage, screen: Screen): Promise<void> {
  const play = new Play(stage, screen);

  play.narrate('Alice has an idea for everybody, and Carol one for the finance group.');
  const photos = await photoServer(play);
  await play.reading();
  const banner = await advertisements(play);

  await play.reading();
  play.narrate('Bob is in a hurry.');
  const spam = await spamWave(play);

  await play.reading();
  play.narrate('Everybody votes: with a tap on a reaction, or in words.');
  await votesOnPhotos(play, photos);
  await votesOnSpam(play, spam);
  await play.reading();
  await howItStands(play, photos, spam);

  await play.reading();
  play.narrate('Meanwhile in the finance room.');
  await danBlocks(play, banner);

  await play.reading();
  await whoVotedWhat(play, photos);

  await play.reading();
  play.narrate('Nobody has to close anything: the bot does, when the time has come.');
  const last = Math.max(...[photos, banner, spam].map(({ closesAt }) => Date.parse(closesAt)));
  const results = Promise.all([
    resultOfSpam(play, spam),
    resultOfPhotos(play, photos),
    resultOfAdvertisements(play, banner),
  ]);
  await countingDown(screen, last, results);

  play.narrate('Months later nobody remembers. The bot does.');
  await whatWasDecided(play, photos);

  await play.reading();
  play.narrate('The record of all this, checked by recomputing it:');
  const verified = await step('the record is checked', () => recordIsInOrder(stage.bot.configFile));
  screen.print(verified);
}
