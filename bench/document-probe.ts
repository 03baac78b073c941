// Prints its own peak resident memory in bytes; with a file, after reading the list in it.
import { readListFile } from '../electron/documents/read-list.ts';

const [file] = process.argv.slice(2);
if (file !== undefined) {
  const read = await readListFile(file);
  if (!read.ok || read.value.list.tasks.length < 1000) throw new Error('the list is read');
}
process.stdout.write(String(process.resourceUsage().maxRSS * 1024));
