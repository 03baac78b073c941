import type { Sentences } from './sentences.ts';

export const bundlesRefusals = {
  E_FILE_NOT_FOUND: {
    zh: ['找不到文件“{file}”。', '请检查文件是否已移走，或 U 盘是否已插好，再选一次。'],
    en: [
      'The file “{file}” was not found.',
      'Check that it has not been moved and that the stick is plugged in, then choose it again.',
    ],
  },
  E_NOT_A_BUNDLE: {
    zh: [
      '“{file}”不是任务台账的下发包或上报包。',
      '请选择扩展名为 .tzb 的文件；如果是清单文件，请用“导入清单”。',
    ],
    en: [
      '“{file}” is not a taizhang bundle.',
      'Choose a .tzb file; a list document goes to “Import a list”.',
    ],
  },
  E_TRUNCATED: {
    zh: ['文件“{file}”不完整，可能没有拷完。', '请重新拷贝，并在“安全弹出”之后再拔出 U 盘。'],
    en: [
      'The file “{file}” is cut short; it was probably not copied completely.',
      'Copy it again and eject the stick before removing it.',
    ],
  },
  E_HASH: {
    zh: ['文件“{file}”的内容与校验值不符，已被损坏或改动。', '请让对方重新拷贝或重新导出一份。'],
    en: [
      'The content of “{file}” does not match its checksum: it was damaged or altered.',
      'Ask the sender to copy or export it again.',
    ],
  },
  E_SIGNATURE: {
    zh: ['文件“{file}”的签名无效，不能确认是谁发出的。', '请不要使用这份文件，联系发出单位重新导出。'],
    en: [
      'The signature of “{file}” is not valid, so its sender cannot be confirmed.',
      'Do not use this file; ask the sender to export it again.',
    ],
  },
  E_UNKNOWN_SENDER: {
    zh: [
      '第一次收到“{from}”的文件，还没有核对它的密钥指纹（{fingerprint}）。',
      '请打电话与对方核对指纹，一致后选“指纹一致，信任该单位”再接收。',
    ],
    en: [
      'This is the first file from “{from}”; its key fingerprint ({fingerprint}) has not been checked.',
      'Compare the fingerprint by phone, then confirm and receive again.',
    ],
  },
  E_KEY_CHANGED: {
    zh: [
      '“{from}”的密钥与以前登记的不同（现在是 {fingerprint}）。',
      '先不要接收。请打电话核实对方是否换了电脑，再重新登记它的单位名片。',
    ],
    en: [
      'The key of “{from}” differs from the one on record (now {fingerprint}).',
      'Do not receive yet. Ask by phone whether they changed PC, then enrol their unit card again.',
    ],
  },
  E_KEY_SAID_LOST: {
    zh: [
      '“{from}”说原来的密钥丢失了，换了新密钥（{fingerprint}）；没有原密钥的签名可以证明。',
      '先不要接收。请按自己手里的电话号码打给对方，核对指纹的词和数字；属实的，登记它的新单位名片并选“原电脑已丢失”，再接收。',
    ],
    en: [
      '“{from}” says that its key was lost and replaced by another (now {fingerprint}); no signature of the old key proves it.',
      'Do not receive yet. Ring them at a number you have yourself and compare the words and digits; if it is true, enrol their new card as that of a lost PC, then receive.',
    ],
  },
  E_KEY_FORGED: {
    zh: [
      '这份文件说“{from}”换了密钥（{fingerprint}），但上面的原密钥签名是假的。没有接收。',
      '这可能是有人冒充对方。请打电话告诉对方，并保留这份文件；不要登记它带来的单位名片。',
    ],
    en: [
      'This file says that “{from}” replaced its key (now {fingerprint}), but the signature of the old key on it is false. Nothing was received.',
      'Somebody may be pretending to be them. Tell them by phone and keep the file; do not enrol a card that came with it.',
    ],
  },
  E_KEY_REVOKED: {
    zh: [
      '这份文件用“{from}”已停用的密钥签名（{date} 停用，指纹 {fingerprint}）。',
      '没有接收。请与对方核实文件从哪台电脑来；确是对方的，请对方用现在的电脑重新导出。',
    ],
    en: [
      'This file was signed with a key of “{from}” that was called back on {date} ({fingerprint}).',
      'Nothing was received. Ask which PC it comes from, and have it exported again from the PC in use now.',
    ],
  },
  E_NO_KEY: {
    zh: ['“{unit}”没有登记过指纹为 {fingerprint} 的密钥。', '请在“单位”里核对该单位的密钥。'],
    en: [
      'No key with the fingerprint {fingerprint} is on record for “{unit}”.',
      'Check its keys under Units.',
    ],
  },
  E_NEWER_FORMAT: {
    zh: [
      '“{file}”由更新版本的任务台账生成，需要 {version} 以上版本。',
      '请保留这份文件，向上级要新版安装包，升级本机的任务台账后再接收。',
    ],
    en: [
      '“{file}” was made by a newer version; version {version} or later is needed.',
      'Keep the file, ask the body above for the new installer, upgrade taizhang on this PC, then receive it.',
    ],
  },
  E_CAPABILITY: {
    zh: [
      '“{file}”用到了本版本没有的功能：{capability}。',
      '请保留这份文件，向上级要新版安装包，升级本机的任务台账后再接收。',
    ],
    en: [
      '“{file}” needs a capability this version does not have: {capability}.',
      'Keep the file, ask the body above for the new installer, upgrade taizhang on this PC, then receive it.',
    ],
  },
  E_IS_CARD: {
    zh: ['“{file}”是“{from}”的单位名片，不是上报包或下发包。', '请在“单位”里选“登记单位名片”。'],
    en: ['“{file}” is the unit card of “{from}”, not a bundle of records.', 'Enrol it under Units.'],
  },
  E_NOT_A_CARD: {
    zh: ['“{file}”不是单位名片。', '请选择对方用“导出单位名片”生成的文件。'],
    en: ['“{file}” is not a unit card.', 'Choose the file the other unit made with “Export unit card”.'],
  },
  E_NOT_FOR_US: {
    zh: ['这份文件是发给“{to}”的，本单位是“{me}”。', '{next}'],
    en: ['This file is addressed to “{to}”; this unit is “{me}”.', '{next}'],
  },
  E_FROM_BELOW: {
    zh: ['“{from}”是本单位的下级，不能向本单位下发。', '没有接收任何内容；请与对方核实。'],
    en: [
      '“{from}” is below this unit and may not issue to it.',
      'Nothing was received; check with the sender.',
    ],
  },
  E_FROM_OURSELVES: {
    zh: ['这份上报包以本单位“{from}”自己的名义发出。', '没有接收任何内容；请确认文件的来源。'],
    en: [
      'This bundle claims to be reported by this unit itself, “{from}”.',
      'Nothing was received; find out where the file comes from.',
    ],
  },
  E_NOT_ALLOWED: {
    zh: [
      '“{from}”发来的内容有 {count} 条没有接收：它无权填写，或任务现在的状态不允许。',
      '其余内容不受影响；每一条都写明了原因，请与对方核实。',
    ],
    en: [
      '{count} of the records from “{from}” were left out: it may not write them, or the state of the task does not allow them.',
      'Everything else is unaffected. Each says why; check with the sender.',
    ],
  },
  E_TOO_LARGE: {
    zh: ['“{file}”太大（上限 {limit}）。', '请确认选对了文件；附件较多时请分几次上报。'],
    en: [
      '“{file}” is too large (limit {limit}).',
      'Make sure it is the right file; send many attachments in several visits.',
    ],
  },
  E_ARCHIVE_TOO_LARGE: {
    zh: [
      '全部内容超过一个归档包的上限（{limit}），没有写成。',
      '换新电脑请改用“备份”，再在新电脑上还原：备份没有这个上限。',
    ],
    en: [
      'Everything together is more than one archive may hold (limit {limit}); nothing was written.',
      'For a new PC make a backup instead and restore it there: a backup has no such limit.',
    ],
  },
  E_BAD_ENTRY: {
    zh: ['“{file}”里有不该出现的内容：{entry}。', '请不要使用这份文件，联系发出单位重新导出。'],
    en: [
      '“{file}” holds something that does not belong there: {entry}.',
      'Do not use this file; ask the sender to export it again.',
    ],
  },
  E_BAD_RECORD: {
    zh: [
      '“{file}”第 {line} 条记录的格式不对。',
      '请联系发出单位重新导出；如果仍然如此，请双方升级到同一版本。',
    ],
    en: [
      'Record {line} of “{file}” is malformed.',
      'Ask the sender to export it again; if it persists, bring both sides to the same version.',
    ],
  },
  E_PASSWORD: {
    zh: ['“{file}”已加密，没有给出密码，或者密码不对。', '请向发出单位问清密码（注意大小写），再输入一次。'],
    en: [
      '“{file}” is encrypted, and no password was given or it is not the right one.',
      'Ask the sender for the password (mind upper and lower case) and enter it again.',
    ],
  },
  E_NO_CARD: {
    zh: ['还没有“{unit}”的单位名片，不能用它的密钥加密。', '请先登记对方的单位名片，或者改用密码加密。'],
    en: [
      'The unit card of “{unit}” is not enrolled, so nothing can be encrypted to its key.',
      'Enrol its card first, or use a password.',
    ],
  },
  E_OTHER_KEY: {
    zh: [
      '“{file}”是用别的密钥加密的，本机的密钥打不开。',
      '如果是发给本单位的，请把本机的单位名片交给发出单位，请它重新导出；换过电脑的，旧密钥不能再用。',
    ],
    en: [
      '“{file}” is encrypted to another key; the key of this PC does not open it.',
      'If it is for this unit, give the sender the unit card of this PC and ask for a new export; after a change of PC the old key can’t be used any more.',
    ],
  },
  E_GAP: {
    zh: ['缺少 {count} 份以前发过的佐证材料。', '其余内容已接收；缺的请对方补发，对方下一个文件带来。'],
    en: [
      '{count} evidence files sent earlier are missing here.',
      'Everything else was received. Ask for the missing ones again; they come with the next file.',
    ],
  },
  E_DISK_FULL: {
    zh: ['{where}空间不足{room}，没有写成。', '原有内容完好。{next}'],
    en: [
      'There is not enough space on {where}{room}; nothing was written.',
      'What was there is intact. {next}',
    ],
  },
  E_TOO_LARGE_FOR_DISK: {
    zh: [
      '“{path}”所在的盘存不下这么大的一个文件（FAT32 格式的 U 盘，一个文件不能到 4 GB），没有写成。',
      '原有内容完好。请换一个 exFAT 或 NTFS 格式的 U 盘，或存到本机另一个盘的文件夹；给这个盘换格式会清空它，先把上面的文件拷走。',
    ],
    en: [
      'The disk of “{path}” cannot hold one file that large (on a stick in FAT32 format a file stays below 4 GB); nothing was written.',
      'What was there is intact. Use a stick in exFAT or NTFS format, or a folder on another disk of this PC; formatting this one anew empties it, so copy its files away first.',
    ],
  },
  E_MEDIUM_GONE: {
    zh: ['U 盘或文件夹“{path}”不见了。', '原有内容完好。请重新插好再试。'],
    en: ['The stick or folder “{path}” is gone.', 'What was there is intact. Plug it in again and retry.'],
  },
  E_MEDIUM_NOT_IN: {
    zh: [
      '“{path}”所在的 U 盘没有插好：这个文件夹现在是本机硬盘（{now}）上的。',
      '请插好 U 盘再试；确实要存到本机，请选“仍存到这里”，或换一个文件夹。',
    ],
    en: [
      'The stick of “{path}” is not plugged in: this folder is now one on the disk of this PC ({now}).',
      'Plug the stick in and retry; if you do mean this PC, choose “Save here anyway”, or another folder.',
    ],
  },
  E_OTHER_MEDIUM: {
    zh: [
      '“{path}”现在在另一个盘上，不是上次用的那个 U 盘。',
      '请核对插的是不是这一个；没有错，请选“仍存到这里”，否则换回原来的 U 盘再试。',
    ],
    en: [
      '“{path}” is on another medium now, not on the stick used before.',
      'Check that it is the right one; if it is, choose “Save here anyway”, otherwise plug in the other stick and retry.',
    ],
  },
  E_CANNOT_WRITE: {
    zh: ['不能写入“{path}”。', '请换一个有写入权限的文件夹，或检查 U 盘的写保护开关。'],
    en: [
      '“{path}” cannot be written.',
      'Choose a folder you may write to, or check the write protection of the stick.',
    ],
  },
  E_NOT_AN_INSTALLER: {
    zh: [
      '“{file}”不是任务台账的安装包：文件名或内容不符。',
      '不要打开它：可能没有拷完，也可能不是这个软件。请重新拷贝；还是这样的，请向上级要安装包。',
    ],
    en: [
      '“{file}” is not an installer of taizhang: its name or its content does not fit.',
      'Don’t open it: it may be cut short, or another program. Copy it again; if it stays so, ask the body above for the installer.',
    ],
  },
  E_INSTALLER_CHANGED: {
    zh: ['“{file}”在检查之后变了，没有复制。', '请再检查一次；还是这样的，不要用这个 U 盘上的安装包。'],
    en: [
      '“{file}” changed after it was checked; nothing was copied.',
      'Check it again; if it happens again, don’t use the installer on this stick.',
    ],
  },
  E_CANNOT_READ: {
    zh: ['不能读取“{path}”。', '请检查是否有打开它的权限，或换一个文件夹。'],
    en: ['“{path}” cannot be read.', 'Check that you may open it, or choose another folder.'],
  },
  E_CANNOT_SHOW: {
    zh: ['不能在文件管理器里显示“{path}”。', '请自行打开文件管理器，找到这个位置。'],
    en: ['“{path}” cannot be shown in a file manager.', 'Open your file manager and go there by hand.'],
  },
  E_FILE_EXISTS: {
    zh: ['“{path}”已经存在，没有覆盖。', '请换一个文件名或文件夹。'],
    en: ['“{path}” already exists and was not overwritten.', 'Choose another name or folder.'],
  },
} as const satisfies Record<string, Sentences>;
