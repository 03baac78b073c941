import { readFile, stat } from 'node:fs/promises';
import { type PersonSigns, personSignsOf } from '../../../shared/evidence/person-signs.ts';
import { readSource } from '../../documents/read-source.ts';

/** Larger files are not opened, and a reader that needs more is stopped: whoever attaches a file waits for it. */
const LARGEST = 8 * 1024 * 1024;
const LIMITS = { milliseconds: 5_000, megabytes: 512 };

/**
 * What in an attached file looks like a list of persons, as far as the readers of lists can read it. Never refuses: of a
 * file that is damaged, too large or of another kind nothing is said.
 */
export async function lookForPersons(path: string, name: string): Promise<PersonSigns | null> {
  try {
    if ((await stat(path)).size > LARGEST) return null;
    const read = await readSource({ bytes: new Uint8Array(await readFile(path)), name }, LIMITS);
    return read.ok ? personSignsOf(read.value.document) : null;
  } catch {
    // The file is attached already; a warning that cannot be given must not take it away again.
    return null;
  }
}
