import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { projectDir, type Target } from './pack.ts';

const allowed = [
  /^out\/(?:main|preload|renderer)\/.+\.(?:js|cjs|html|css|svg|png|woff2)$/,
  /^out\/main\/[a-z_]+\.wasm$/,
  /^seeds\/[^/]+\.txt$/,
  /^package\.json$/,
  /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE|lib\/.+\.js)$/,
];

const wantedFuses = [
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseState.DISABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
] as const;

/** Everything that is wrong with a packed app: too much or too little in it, a foreign binary, a fuse not set. */
export async function inspectPacked(appDir: string, { platform, arch }: Target): Promise<readonly string[]> {
  const asar = join(appDir, 'resources/app.asar');
  const addOn = `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`;
  const packed = filesOf(asar);
  const unpacked = filesBelow(`${asar}.unpacked`);
  const wanted = [
    ...filesBelow(join(projectDir, 'out'), projectDir),
    ...filesBelow(join(projectDir, 'seeds'), projectDir),
  ];
  return [
    ...packed
      .filter((file) => file !== addOn && !allowed.some((pattern) => pattern.test(file)))
      .map((file) => `too much: ${file}`),
    ...wanted
      .filter((file) => !file.endsWith('.map') && !packed.includes(file))
      .map((file) => `missing: ${file}`),
    ...(packed.includes('node_modules/better-sqlite3/lib/index.js') ? [] : ['missing: better-sqlite3']),
    ...(unpacked.length === 1 && unpacked[0] === addOn
      ? []
      : [`unpacked: ${unpacked.join(', ') || 'nothing'} instead of ${addOn}`]),
    ...(await wrongFuses(join(appDir, platform === 'win32' ? 'taizhang.exe' : 'taizhang'))),
  ];
}

function filesOf(asar: string): readonly string[] {
  return listPackage(asar, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => !('files' in statFile(asar, path)));
}

function filesBelow(dir: string, base = dir): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(base, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

async function wrongFuses(executable: string): Promise<readonly string[]> {
  if (!existsSync(executable)) return [`missing: ${executable}`];
  const wire = await getCurrentFuseWire(executable);
  return wantedFuses
    .filter(([fuse, state]) => wire[fuse] !== state)
    .map(([fuse]) => `fuse: ${FuseV1Options[fuse]}`);
}
