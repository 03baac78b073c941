import type { Value } from '../../shared/contract.ts';
import type { Bilingual } from '../../shared/errors.ts';
import { isOnStick } from '../../shared/on-stick.ts';
import type { StoreOperation } from '../services/services.ts';
import { createPlaces } from '../shell/places.ts';

/** The operations that write files where a person wants them, and which files those are. */
const written: { readonly [N in StoreOperation]?: (value: Value<N>) => readonly string[] } = {
  exportBundles: ({ files }) => files.map(({ path }) => path),
  writeCard: ({ path }) => [path],
  writeReport: ({ path }) => [path],
  makeBackup: ({ path }) => [path],
  saveEvidence: ({ path }) => [path],
  keepInstaller: ({ path }) => [path],
  vouchInstaller: ({ manifest }) => [manifest],
};

/** The files that an operation left where a person wanted them; none for any other operation. */
export const filesWrittenBy = <N extends StoreOperation>(name: N, value: Value<N>): readonly string[] =>
  written[name]?.(value) ?? [];

const eject: Bilingual = {
  zh: '请安全弹出后再拔出 U 盘。',
  en: 'Eject the stick safely before you pull it out.',
};

/** What is said once a command has written these files; null where none of them lies on a stick. */
export async function ejectWords(files: readonly string[]): Promise<Bilingual | null> {
  if (files.length === 0) return null;
  const places = await createPlaces({ remembered: () => [] }).list('zh');
  return files.some((file) => isOnStick(file, places)) ? eject : null;
}
