import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';

const LINE_FEED = 10;

/** The records of a bundle as one deflated NDJSON file, for the floor to read. */
export function writeFloorFile(path: string, lines: Iterable<string>): void {
  const text = Buffer.from([...lines].map((line) => `${line}\n`).join(''));
  writeFileSync(path, deflateRawSync(text, { level: 9 }));
}

/**
 * The row floor of the exchange: one process, warm file; read, sha256, inflate, JSON.parse per line, one prepared
 * upsert into one STRICT table with a text key and no other index, WAL, FULL, one transaction. The row keeps the
 * line as it came. Opening the database is not part of it.
 *
 * @returns milliseconds.
 */
export function rowFloor(path: string, dir: string): number {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const db = new Database(join(dir, 'floor.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE record (id TEXT PRIMARY KEY, line TEXT NOT NULL) STRICT');
  const upsert = db.prepare(
    'INSERT INTO record (id, line) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET line = excluded.line',
  );
  const start = performance.now();
  const packed = readFileSync(path);
  createHash('sha256').update(packed).digest();
  const text = inflateRawSync(packed);
  db.transaction(() => {
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf(LINE_FEED, at);
      const line = text.toString('utf8', at, end);
      const { id } = JSON.parse(line) as { readonly id: string };
      upsert.run(id, line);
      at = end + 1;
    }
  })();
  const ms = performance.now() - start;
  db.close();
  return ms;
}
