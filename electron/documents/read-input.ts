import { parseTaught } from '../../shared/lists/taught.ts';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import { clipboardPage } from './html/clipboard.ts';
import { readBytes, readPage } from './read-bytes.ts';
import type { ReadDocument, ReadingGuide, ReadingInput, UnderstoodDocument } from './reading.ts';
import { containerOf } from './signatures.ts';
import { readPlainText, readTextFile } from './text/read-text-file.ts';

/** Reads an input into paragraphs and tables; a document without any text is refused here, for all readers. */
export function readInput(input: ReadingInput): Promise<Result<ReadDocument>> {
  return refusing(async () => {
    const read = await (input.kind === 'bytes' ? readFileBytes(input.bytes, input.name) : readPaste(input));
    if (!read.ok || !isEmpty(read.value)) return read;
    const pictures = read.value.notes.some((note) => note.code === 'pictures');
    return fail(pictures ? 'E_LIST_PICTURE' : 'E_LIST_EMPTY');
  });
}

/** Reads an input and understands the list in it. */
export async function understandInput(
  input: ReadingInput,
  { choice, taught }: ReadingGuide,
): Promise<Result<UnderstoodDocument>> {
  const read = await readInput(input);
  if (!read.ok) return read;
  const { document, notes } = read.value;
  return refusing(async () => {
    const understood = parseTaught(document, choice, taught);
    return understood.ok ? ok({ ...understood.value, notes }) : understood;
  });
}

async function readFileBytes(bytes: Uint8Array, name: string): Promise<Result<ReadDocument>> {
  const container = containerOf(bytes);
  if (typeof container !== 'string') return fail(container.code, container.params);
  return container === 'text' ? readTextFile(bytes, name) : ok(await readBytes(bytes));
}

async function readPaste({
  html,
  text,
}: ReadingInput & { readonly kind: 'paste' }): Promise<Result<ReadDocument>> {
  const plain = readPlainText(text);
  if (html === null || html.trim() === '') return ok(plain);
  const rich = await refusing(async () => ok(await readPage(clipboardPage(html))));
  // Some programs offer HTML that holds a table only as lines; their plain text has the cells.
  const poorer = rich.ok && !hasTable(rich.value) && (hasTable(plain) || isEmpty(rich.value));
  return poorer ? ok(plain) : rich;
}

/** What is thrown on the way as a refusal is a result; a document nested too deep ends at the call stack. */
async function refusing<T>(read: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure.code, error.failure.params);
    if (error instanceof RangeError && /call stack/.test(error.message)) return fail('E_LIST_HOSTILE');
    throw error;
  }
}

const hasTable = ({ document }: ReadDocument): boolean =>
  document.blocks.some((block) => block.kind === 'table');

const isEmpty = ({ document }: ReadDocument): boolean =>
  document.blocks.every(
    (block) =>
      block.kind === 'table' && block.rows.every((row) => row.every((cell) => cell.paragraphs.length === 0)),
  );
