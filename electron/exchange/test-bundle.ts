import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { trustedComment } from '../../shared/exchange/descriptor.ts';
import { bundleLimits } from '../../shared/exchange/limits.ts';
import { newId } from '../../shared/ids.ts';
import type { WireRecord } from '../../shared/model/record.ts';
import { createUnitKeys, signWithKeys, type UnitKeys } from '../keys/unit-keys.ts';
import type { BundleToWrite, WrittenBundle } from './bundle-to-write.ts';
import { writeBundle } from './write-bundle.ts';

/**
 * Bundles for the tests: honest ones by the writer, crafted ones by code that shares nothing with it but the ZIP
 * library.
 */
export const bureau = { id: newId(), name: '某某市教育局', code: null };
export const school = { id: newId(), name: '某某职业中等专业学校', code: '3137000001' };
export const replica = newId();
export const keys: UnitKeys = await createUnitKeys();

/** A folder that goes away with the test. */
export function testFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export const unitRecord = (name: string): WireRecord => ({
  kind: 'unit',
  id: newId(),
  parent: null,
  author: bureau.id,
  clock: [1, replica],
  fields: { name, code: null, kind: 'school', district: null, aliases: [], groups: [], joinedInto: null },
});

export const records: readonly WireRecord[] = [
  unitRecord('某某中学'),
  unitRecord('第二中学'),
  unitRecord('第三中学'),
];

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Evidence files in `dir` with these contents. */
export const evidenceIn = (dir: string, ...contents: readonly (string | Buffer)[]) =>
  contents.map((content, index) => {
    const path = join(dir, `evidence-${index}`);
    const bytes = Buffer.from(content);
    writeFileSync(path, bytes);
    return { path, sha256: sha256(bytes), bytes: bytes.length };
  });

export const bundleIn = (dir: string, change: Partial<BundleToWrite> = {}): BundleToWrite => ({
  dir,
  fileName: '下发包_某某中学_20261130.tzb',
  kind: 'issue',
  from: bureau,
  to: school,
  replica,
  cutoff: '2026-11-30',
  previous: null,
  records,
  evidence: [],
  omitted: [],
  keys,
  createdAt: Date.UTC(2026, 10, 30, 2),
  appVersion: '0.1.0',
  ...change,
});

export async function written(dir: string, change: Partial<BundleToWrite> = {}): Promise<WrittenBundle> {
  const result = await writeBundle(bundleIn(dir, change));
  if (!result.ok) throw new Error(`the bundle was not written: ${result.error.code}`);
  return result.value;
}

export const tight = (change: Partial<typeof bundleLimits> | Record<string, number>) => ({
  ...bundleLimits,
  ...change,
});

/** An entry of a crafted ZIP; `name` is without the root folder. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
  readonly stored?: boolean;
}

/** The entries of a bundle, in file order, by yauzl alone. */
export async function unpack(
  path: string,
): Promise<{ readonly root: string; readonly parts: readonly Part[] }> {
  const zip = await fromBufferPromise(readFileSync(path));
  const parts: Part[] = [];
  let root = '';
  for await (const entry of zip.eachEntry()) {
    const at = entry.fileName.indexOf('/');
    root = entry.fileName.slice(0, at);
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    parts.push({ name: entry.fileName.slice(at + 1), bytes, stored: entry.compressionMethod === 0 });
  }
  return { root, parts };
}

/** The bytes of a ZIP with these entries and a true seal. */
export async function pack(root: string, parts: readonly Part[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const part of parts)
    zip.addBuffer(part.bytes, `${root}/${part.name}`, { compress: part.stored !== true });
  zip.end({ comment: `sha256:${'0'.repeat(64)}`, forceZip64Format: false });
  return reseal(await buffer(zip.outputStream));
}

/** The same bytes with a hash that fits them. */
export function reseal(bytes: Buffer): Buffer {
  const body = bytes.subarray(0, bytes.length - 64);
  return Buffer.concat([body, Buffer.from(sha256(body), 'latin1')]);
}

export const replacePart = (parts: readonly Part[], name: string, bytes: Buffer | string): readonly Part[] =>
  parts.map((part) => (part.name === name ? { ...part, bytes: Buffer.from(bytes) } : part));

/** Manifests, payload sum and signature anew, so that only the thing under test is wrong. */
export function vouch(parts: readonly Part[], signer: UnitKeys = keys): readonly Part[] {
  const payload = parts.filter((part) => part.name.startsWith('data/'));
  const manifest = payload.map((part) => `${sha256(part.bytes)}  ${part.name}\n`).join('');
  const bytes = payload.reduce((sum, part) => sum + part.bytes.length, 0);
  const find = (name: string) => parts.find((part) => part.name === name)?.bytes.toString() ?? '';
  const info = find('bag-info.txt').replace(
    /^Payload-Oxum: .*$/m,
    `Payload-Oxum: ${bytes}.${payload.length}`,
  );
  const tags = [
    ['bagit.txt', find('bagit.txt')],
    ['bag-info.txt', info],
    ['manifest-sha256.txt', manifest],
  ] as const;
  const tagManifest = tags.map(([name, text]) => `${sha256(text)}  ${name}\n`).join('');
  const comment = trustedComment(JSON.parse(find('data/bundle.json')));
  const replaced: Readonly<Record<string, string>> = {
    'bag-info.txt': info,
    'manifest-sha256.txt': manifest,
    'tagmanifest-sha256.txt': tagManifest,
    'tagmanifest-sha256.txt.minisig': signWithKeys(signer, Buffer.from(tagManifest), comment),
  };
  return parts.map((part) => ({ ...part, bytes: Buffer.from(replaced[part.name] ?? part.bytes) }));
}

/** The descriptor of unpacked parts, changed. */
export function withDescriptor(parts: readonly Part[], change: object): readonly Part[] {
  const bytes = parts.find((part) => part.name === 'data/bundle.json')?.bytes ?? Buffer.from('{}');
  return replacePart(
    parts,
    'data/bundle.json',
    JSON.stringify({ ...JSON.parse(bytes.toString()), ...change }),
  );
}
