import type { Sentences } from './sentences.ts';

export const storeRefusals = {
  E_NO_STORE: {
    zh: ['这里还没有台账数据：{path}', '请先运行 init，或在窗口里完成首次设置。'],
    en: ['There is no store yet: {path}', 'Run init first, or finish the first-run screen.'],
  },
  E_STORE_EXISTS: {
    zh: ['这里已经有“{unit}”的台账数据。', '如需另建，请换一个文件夹。'],
    en: ['There is already a store of “{unit}” here.', 'Use another folder for a new one.'],
  },
  E_STORE_BUSY: {
    zh: ['台账数据正被另一个窗口或命令使用。', '请先关闭它，再试一次。'],
    en: ['The store is in use by another window or command.', 'Close it first, then try again.'],
  },
  E_STORE_READONLY: {
    zh: ['台账数据只能读取，不能写入：{path}', '请检查文件夹的写入权限和磁盘空间。'],
    en: [
      'The store can only be read, not written: {path}',
      'Check the permissions of the folder and the free space.',
    ],
  },
  E_STORE_CORRUPT: {
    zh: ['台账数据没有通过完整性检查，已按只读方式打开。', '请从备份点还原：{snapshots}'],
    en: [
      'The store did not pass its integrity check and was opened read-only.',
      'Restore one of the snapshots: {snapshots}',
    ],
  },
  E_STORE_NEWER: {
    zh: [
      '台账数据是更新版本的任务台账写成的（数据版本 {version}），这一版打不开，没有改动。',
      '请安装更新版本的任务台账，再打开。',
    ],
    en: [
      'The store was written by a newer version of taizhang (data version {version}) and was left as it is.',
      'Install the newer version, then open it.',
    ],
  },
  E_UNDO_CHANGED: {
    zh: ['“{what}”在接收之后又有改动，不能撤销接收。', '可以从接收前的备份点还原。'],
    en: [
      '“{what}” was changed after the receive, so it cannot be taken back.',
      'You can restore the snapshot taken before it.',
    ],
  },
  E_RECEIPT_CODE: {
    zh: ['回执短码“{code}”与发出的文件对不上，没有改动。', '请让对方再读一遍八位数字，并核对是哪一份文件。'],
    en: [
      'The receipt code “{code}” belongs to none of the files sent; nothing was changed.',
      'Have the eight digits read again, and check which file they are for.',
    ],
  },
  E_NO_DIFFERENCE: {
    zh: ['这一处不同已经处理，或不在本机。', '请刷新工作台后再看。'],
    en: ['This difference has been closed already, or is not here.', 'Look at the workbench again.'],
  },
  E_NO_TRANSMISSION: {
    zh: ['报送登记簿里没有文件“{bundle}”。', '请在登记簿里核对短码或文件编号。'],
    en: ['The register of transmissions holds no file “{bundle}”.', 'Check its code in the register.'],
  },
  E_NOTHING_TO_UNDO: {
    zh: ['没有可以撤销的接收。', '接收记录里可以看到已撤销的接收。'],
    en: ['There is no receive to take back.', 'The list of receives shows those already taken back.'],
  },
  E_NOT_A_BACKUP: {
    zh: ['“{file}”不是完好的任务台账备份。', '请换一份备份文件。'],
    en: ['“{file}” is not an intact taizhang backup.', 'Choose another backup file.'],
  },
  E_KEY_LOCKED: {
    zh: ['单位密钥被口令锁住。', '请提供口令文件（--passphrase-file）。'],
    en: ['The unit key is locked by a passphrase.', 'Provide the passphrase file (--passphrase-file).'],
  },
  E_KEY_SEALED: {
    zh: [
      '本机密钥由系统的安全存储（钥匙串、密钥环）保管，现在打不开。台账照常可以看、可以填；不能导出，也打不开加密的文件。',
      '请用平时的系统账户登录，解锁密钥环后再试；要用软件窗口或软件自带的命令行。一直打不开的，到“密钥”里更换本机密钥，选“旧密钥已丢失”，并请对方电话核对。',
    ],
    en: [
      'The unit key is kept in the safe storage of the system (keychain, keyring), which does not open now. The ledger can be read and filled in; nothing can be exported, and locked files stay locked.',
      'Log in as the usual user, unlock the keyring and try again, in the window or by the command line of the app. If it never opens, replace the key under “Keys” as lost, and have it checked by phone.',
    ],
  },
  E_KEY_FILE: {
    zh: [
      '单位密钥文件缺失或损坏：{path}',
      '请从带口令的备份还原；没有备份时重新生成密钥，并请上级重新登记单位名片。',
    ],
    en: [
      'The unit key file is missing or damaged: {path}',
      'Restore a backup made with a passphrase, or make new keys and have your card enrolled again.',
    ],
  },
} as const satisfies Record<string, Sentences>;
