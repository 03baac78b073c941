import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import type { Args } from '../../shared/contract.ts';
import type { Language } from '../../shared/errors.ts';
import type { Dialogs } from '../shell/shell-operations.ts';

type FilePurpose = Args<'chooseFiles'>['purpose'];
type SavePurpose = Args<'chooseSaveFile'>['purpose'];
type FolderPurpose = Args<'chooseFolder'>['purpose'];
type Words<P extends string> = Readonly<Record<P, Readonly<Record<Language, string>>>>;

const fileTitles: Words<FilePurpose> = {
  bundle: { zh: '选择下发包或上报包', en: 'Choose bundles' },
  list: { zh: '选择清单文件', en: 'Choose a list document' },
  evidence: { zh: '选择佐证材料', en: 'Choose evidence files' },
  backup: { zh: '选择备份文件', en: 'Choose a backup' },
  card: { zh: '选择单位名片', en: 'Choose a unit card' },
};

const folderTitles: Words<FolderPurpose> = {
  bundle: { zh: '选择存放文件的文件夹或 U 盘', en: 'Choose a folder or stick for the bundles' },
  report: { zh: '选择存放报表的文件夹', en: 'Choose a folder for the report' },
};

const saveTitles: Words<SavePurpose> = {
  report: { zh: '保存报表', en: 'Save the report' },
  backup: { zh: '保存备份', en: 'Save the backup' },
  card: { zh: '保存单位名片', en: 'Save the unit card' },
  evidence: { zh: '另存佐证材料', en: 'Save the evidence file' },
};

const everything: Readonly<Record<Language, FileFilter>> = {
  zh: { name: '所有文件', extensions: ['*'] },
  en: { name: 'All files', extensions: ['*'] },
};

const bundleFilter: Readonly<Record<Language, FileFilter>> = {
  zh: { name: '任务台账文件', extensions: ['tzb', 'age'] },
  en: { name: 'Taizhang bundles', extensions: ['tzb', 'age'] },
};

/** The system's own dialogs, over the window that asks. */
export function createDialogs(currentWindow: () => BrowserWindow | null): Dialogs {
  const open = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const window = currentWindow();
    const { canceled, filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return canceled ? [] : filePaths;
  };
  return {
    chooseFiles: ({ purpose, many }, language) =>
      open({
        title: fileTitles[purpose][language],
        filters:
          purpose === 'bundle' ? [bundleFilter[language], everything[language]] : [everything[language]],
        properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
      }),
    chooseFolder: async ({ purpose }, language) => {
      const paths = await open({
        title: folderTitles[purpose][language],
        properties: ['openDirectory', 'createDirectory'],
      });
      return paths[0] ?? null;
    },
    chooseSaveFile: async ({ purpose, name }, language) => {
      const options = { title: saveTitles[purpose][language], defaultPath: name };
      const window = currentWindow();
      const { canceled, filePath } = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
