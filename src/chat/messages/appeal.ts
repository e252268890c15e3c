import type { MemberId } from '../../governance/terms.ts';
import { enumerated } from '../requirement-words.ts';
import type { Text } from '../text.ts';
import { commandLine, type Voice } from '../voice.ts';

/** The field that names the person. */
const PERSON = 'For';

/** What somebody can ask others to send for them, as a sentence without its end; undefined where nobody can. */
export function howToAppeal(voice: Voice, who: MemberId): Text | undefined {
  const { say, appeals } = voice;
  if (appeals === undefined) return undefined;
  const code = (text: string): Text => say('code', { text });
  const named = appeals.bodies.map((text) => say('verbatim', { text }));
  const fields = appeals.fields.map((field) => code(`${field}: ${field === PERSON ? who : '…'}`));
  const parameters = {
    bodies: enumerated(say, 'list.or', named),
    line: commandLine(voice, `propose ${appeals.label}: …`),
  };
  return fields.length === 0
    ? say('appeal', parameters)
    : say('appeal.with lines', { ...parameters, below: enumerated(say, 'list.and', fields) });
}
