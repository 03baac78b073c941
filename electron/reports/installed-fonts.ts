import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chooseFonts, type LedgerFonts, titleFontChain } from '../../shared/reports/fonts.ts';

/** Where Windows and Office put the fonts of the chain; 小标宋 alone is no file name anybody agrees on. */
const WINDOWS_FILES: Readonly<Record<string, readonly string[]>> = {
  方正小标宋简体: ['FZXBSJW.TTF', 'FZXBSJ--GB1-0.TTF', '方正小标宋简体.TTF'],
  方正小标宋_GBK: ['FZXBSK.TTF', '方正小标宋_GBK.TTF'],
  华文中宋: ['STZHONGS.TTF'],
};

/** The ledger's fonts on this computer. Where nothing can be found out, the ones that need no looking. */
export async function installedLedgerFonts(
  platform: NodeJS.Platform = process.platform,
): Promise<LedgerFonts> {
  return chooseFonts(platform === 'win32' ? await onWindows() : await fromFontconfig());
}

async function onWindows(): Promise<ReadonlySet<string>> {
  const { SystemRoot: root, LOCALAPPDATA: local } = process.env;
  const folders = [
    join(root ?? 'C:\\Windows', 'Fonts'),
    ...(local ? [join(local, 'Microsoft', 'Windows', 'Fonts')] : []),
  ];
  const found = await Promise.all(
    titleFontChain.map(async (name) => {
      const files = folders.flatMap((folder) =>
        (WINDOWS_FILES[name] ?? []).map((file) => join(folder, file)),
      );
      const present = await Promise.all(
        files.map((file) =>
          access(file).then(
            () => true,
            () => false,
          ),
        ),
      );
      return present.includes(true) ? [name] : [];
    }),
  );
  return new Set(found.flat());
}

async function fromFontconfig(): Promise<ReadonlySet<string>> {
  const listing = await promisify(execFile)('fc-list', [':lang=zh', 'family'], { timeout: 3000 }).catch(
    () => null,
  );
  return new Set(listing?.stdout.split(/[\n,]/).map((name) => name.trim()) ?? []);
}
