import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../shared/contract.ts';
import { inspectPacked } from '../tools/packaging/inspect.ts';
import { packUnpacked, projectDir, type Target } from '../tools/packaging/pack.ts';
import { launchApp } from './standin/launch.ts';

// electron-builder's own modules: reached through it, since the project does not depend on them by name.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { load }: { load: (text: string) => Record<string, unknown> } = builder('js-yaml');
const { DebugLogger }: { DebugLogger: new (enabled: boolean) => object } = builder('builder-util');
const {
  validateConfiguration,
}: { validateConfiguration: (config: object, logger: object) => Promise<void> } = builder(
  'app-builder-lib/out/util/config/config',
);

const readConfig = () => load(readFileSync(join(projectDir, 'electron-builder.yml'), 'utf8'));
const validate = (config: object) => validateConfiguration(config, new DebugLogger(false));

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'packaging-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('The packager configuration holds to its schema, and a wrong key is found', async () => {
  await expect(validate(readConfig())).resolves.toBeUndefined();
  await expect(validate({ ...readConfig(), noSuchKey: true })).rejects.toThrow('noSuchKey');
});

test('Names that are for ever are what they are', () => {
  const { appId, productName, executableName, fileAssociations } = readConfig();
  expect({ appId, productName, executableName }).toEqual({
    appId: 'taizhang',
    productName: '任务台账',
    executableName: 'taizhang',
  });
  expect(fileAssociations).toMatchObject([{ ext: 'tzb', mimeType: 'application/x-taizhang-bundle' }]);
});

test('Every system packs the same files and its own binary', () => {
  const config = readConfig();
  const systems = { win: 'win32', linux: 'linux', mac: 'darwin' } as const;
  const lists = Object.entries(systems).map(([key, platform]) => {
    const { files } = config[key] as { files: readonly string[] };
    return files.map((line) => line.replace(`!(${platform}-`, '!(PLATFORM-'));
  });
  expect(lists[1]).toEqual(lists[0]);
  expect(lists[2]).toEqual(lists[0]);
  expect(JSON.stringify(lists[0])).toContain('PLATFORM-');
});

for (const arch of ['x64', 'arm64'] as const) {
  test(`Linux ${arch}: the archive holds the app and nothing else, one binary of its target, and the fuses are set`, async () => {
    const target: Target = { platform: 'linux', arch };
    const appDir = await packUnpacked(target, dir, Buffer.from('not a program'));
    expect(await inspectPacked(appDir, target)).toEqual([]);
    if (arch === process.arch) await expectToStart(join(appDir, 'resources/app.asar'));
    const other = arch === 'x64' ? 'arm64' : 'x64';
    expect(await inspectPacked(appDir, { platform: 'linux', arch: other })).not.toEqual([]);
  });
}

/** The archive's content, unpacked, on the stand-in for Electron: whatever was left out would be missed here. */
async function expectToStart(asar: string): Promise<void> {
  const unpacked = join(dir, 'unpacked');
  extractAll(asar, unpacked);
  const app = await launchApp(join(unpacked, 'out/main/index.js'), ['--store', join(dir, 'store')]);
  const answer = await app.page.evaluate(() =>
    (globalThis as typeof globalThis & { taizhang: Api }).taizhang.openExample({}, { language: 'zh' }),
  );
  expect(await app.close()).toBe(0);
  expect(answer).toMatchObject({ ok: true, value: { example: true } });
}
