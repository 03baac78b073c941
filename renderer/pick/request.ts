import { safeFileName as wholeSafeName } from '../../shared/safe-file-name.ts';

/** What is being picked, where the shell has no dialogs of its own. */
export type PickRequest =
  | { readonly mode: 'files'; readonly purpose: FilePurpose; readonly many: boolean }
  | { readonly mode: 'folder'; readonly purpose: FolderPurpose }
  | { readonly mode: 'save'; readonly purpose: SavePurpose; readonly name: string };

export type FilePurpose = 'bundle' | 'list' | 'evidence' | 'backup' | 'card';
export type FolderPurpose = 'bundle' | 'report';
export type SavePurpose = 'report' | 'backup' | 'card' | 'evidence';

const endings: Readonly<Record<FilePurpose, RegExp>> = {
  bundle: /\.tzb(\.age)?$/i,
  card: /\.tzb$/i,
  list: /\.(txt|csv|docx?|wps|xlsx?|et|html?)$/i,
  evidence: /./,
  backup: /\.(tzbackup|db|sqlite)$/i,
};

/** Whether a file of this name is likely what is wanted; the others can be shown on request. */
export const fits = (purpose: FilePurpose, name: string): boolean => endings[purpose].test(name);

/** A path inside a folder, with the separator the folder itself is written with. */
export function joinPath(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}

/** A name that every file system takes: Windows refuses these signs, and some names whole. */
export const safeFileName = (name: string): string => wholeSafeName(name.replace(/[\\/:*?"<>|]/g, '_'));
