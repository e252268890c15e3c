import { CHOICES, type Choice } from '../governance/terms.ts';
import { DEFAULT_CHOICES, plainReaction, plainWord } from './choices.ts';
import type { ChoiceSigns } from './config.ts';
import type { Finding, Path } from './path.ts';
import { namesIn, selectTexts } from './select.ts';
import { quoted } from './wording.ts';

/** No reaction and no word means two choices. The defaults count, where nothing else is given. */
export function ambiguousSigns(root: unknown): readonly Finding[] {
  return [...ambiguous(root, 'reactions', plainReaction), ...ambiguous(root, 'words', plainWord)];
}

interface Sign {
  readonly choice: Choice;
  readonly sign: string;
  /** Absent for a default, which the file doesn't show. */
  readonly path?: Path;
}

function ambiguous(
  root: unknown,
  kind: keyof ChoiceSigns,
  plain: (sign: string) => string,
): readonly Finding[] {
  const owners = new Map<string, Sign>();
  return CHOICES.flatMap((choice) => signs(root, choice, kind)).flatMap((sign) => {
    const owner = owners.get(plain(sign.sign)) ?? sign;
    owners.set(plain(sign.sign), owner);
    const [at, other] = sign.path === undefined ? [owner, sign] : [sign, owner];
    if (owner.choice === sign.choice || at.path === undefined) return [];
    const how = other.path === undefined ? 'by default' : 'already';
    return [{ path: at.path, message: `is ${quoted(at.sign)}, which means ${other.choice} ${how}` }];
  });
}

function signs(root: unknown, choice: Choice, kind: keyof ChoiceSigns): readonly Sign[] {
  if (!namesIn(root, ['choices', choice]).includes(kind)) {
    return DEFAULT_CHOICES[choice][kind].map((sign) => ({ choice, sign }));
  }
  return selectTexts(root, ['choices', choice, kind, '*']).map(({ path, text: sign }) => ({
    choice,
    sign,
    path,
  }));
}
