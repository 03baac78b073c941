/** better-sqlite3 ends an older Node without a word: say so before the first test does it. */
export default function requireNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 22)
    throw new Error(`the tests need Node 22 or newer (this is ${process.version}): run them through npm`);
}
