// Reads the list in the file it is given, or none.
import { readListFile } from '../electron/documents/read-list.ts';

const [file] = process.argv.slice(2);
if (file !== undefined) {
  const read = await readListFile(file);
  if (!read.ok || read.value.list.tasks.length < 1000) throw new Error('the list is read');
}
