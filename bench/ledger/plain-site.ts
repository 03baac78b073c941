import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'vite';
import type { LedgerRow } from '../../shared/model/views.ts';

export interface PlainSite {
  readonly address: string;
  readonly close: () => void;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
};
const page = '<!doctype html><div id="root"></div><script type="module" src="plain-table.js"></script>';

/** Builds the page with the plain table, gives it the same rows as texts, and serves both on 127.0.0.1. */
export async function openPlainSite(dir: string, rows: readonly LedgerRow[]): Promise<PlainSite> {
  mkdirSync(dir, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: {
      outDir: dir,
      rolldownOptions: {
        input: join(import.meta.dirname, '../plain-table.ts'),
        output: { entryFileNames: 'plain-table.js' },
      },
    },
  });
  writeFileSync(join(dir, 'index.html'), page);
  writeFileSync(join(dir, 'rows.json'), JSON.stringify(rows.map(plainRow)));
  const files = new Map(
    ['index.html', 'plain-table.js', 'rows.json'].map((name) => [`/${name}`, join(dir, name)]),
  );
  const server = createServer((request, response) => {
    const file = files.get(request.url === '/' ? '/index.html' : (request.url ?? ''));
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const plainRow = (row: LedgerRow): Readonly<Record<string, string>> => ({
  key: row.id,
  mark: '',
  seq: String(row.seq ?? row.ordinal),
  mine: row.mine?.role ?? '',
  title: row.title,
  detail: row.detail ?? '',
  units: row.units.map((unit) => unit.name).join('、'),
  deadline: row.deadline.text ?? '',
  progress: row.progress?.text ?? '',
  state: row.state,
  evidence: String(row.evidence),
});
