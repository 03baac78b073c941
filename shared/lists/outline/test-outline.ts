import { parseListText } from '../index.ts';
import type { ListReading } from '../parts.ts';

/** The reading of a text that is a list. */
export function read(text: string): ListReading {
  const list = parseListText(text);
  if (!list.ok) throw new Error(list.error.code);
  return list.value;
}

/** A title as such documents bear it. */
export const plan = '临川市加强学校体育工作的实施方案';
