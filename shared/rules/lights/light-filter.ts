import { type LightColour, type LightLevel, lightColours, lightLevels } from '../../model/rule-set.ts';
import { ownMember } from '../../own-member.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Light } from './words.ts';

const levelWords: Readonly<Record<string, LightLevel>> = {
  红: 'red',
  红灯: 'red',
  逾期: 'red',
  预警: 'warning',
  关注: 'attention',
  正常: 'normal',
  已完成: 'done',
  不参评: 'none',
};
const colourWords: Readonly<Record<string, LightColour>> = {
  橙: 'orange',
  橙灯: 'orange',
  黄: 'yellow',
  黄灯: 'yellow',
  绿: 'green',
  绿灯: 'green',
  蓝: 'blue',
  灰: 'grey',
  gray: 'grey',
};

/** Which lights a word means: a level, a colour, or one of their names. Refusal: E_LIGHT. */
export function lightFilter(text: string): Result<(light: Pick<Light, 'level' | 'colour'>) => boolean> {
  const word = text.trim().toLowerCase();
  const colour = ownMember(colourWords, word) ?? lightColours.find((name) => name === word);
  if (colour !== undefined) return ok((light) => light.colour === colour);
  const level = ownMember(levelWords, word) ?? lightLevels.find((name) => name === word);
  return level === undefined ? fail('E_LIGHT', { light: text }) : ok((light) => light.level === level);
}
