import { helpElsewhere } from '../../chat/messages/help.ts';
import { rulesText } from '../../chat/messages/rules.ts';
import { message, type Text } from '../../chat/text.ts';
import type { Body } from '../../config/config.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';

/** `rules`: of this room's body; in a direct chat, of each body that the person is in. */
export function rules(context: CommandContext, { body, event }: Invocation): Answer {
  const { config, bodies, voice } = context;
  const asked = body === undefined ? bodies.ofMember(event.sender) : [body.id];
  const texts = asked.flatMap((id) => {
    const known = config.bodies.get(id);
    return known === undefined ? [] : [textFor(context, known)];
  });
  return words(texts.length === 0 ? helpElsewhere(voice) : message(...texts));
}

function textFor({ config, bodies, electorates, voice, now }: CommandContext, body: Body): Text {
  return rulesText(voice, {
    body: body.id,
    bodyName: body.name,
    authority: body.authority,
    ...(body.binds === undefined ? {} : { binds: body.binds }),
    ...(body.reportTo === undefined ? {} : { reportTo: body.reportTo }),
    rules: [...config.rules.values()],
    electorate: body.electorate,
    eligible: electorates.size({ body: body.id }, now),
    nameOf: (id) => bodies.nameOf(id),
  });
}
