import type { Result } from '../result.ts';
import type { ListReading, ReadingChoice } from './parts.ts';
import { textToDocument } from './read-text.ts';
import { parseDocument } from './reading.ts';

export { toParseJson } from './parse-json.ts';
export { parseDocument } from './reading.ts';

/** Reads a list document given as plain text; see `parseDocument`. */
export const parseListText = (text: string, choice: ReadingChoice = {}): Result<ListReading> =>
  parseDocument(textToDocument(text), choice);
