/** Every expected refusal: one sentence of what happened, one of what to do next, in both languages. `{name}` is filled from the failure's params. */
interface Sentences {
  readonly zh: readonly [message: string, hint: string];
  readonly en: readonly [message: string, hint: string];
}

const sentences = {
  // ---- files and bundles
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
    zh: ['“{file}”由更新版本的任务台账生成，需要 {version} 以上版本。', '请先升级本机的任务台账，再接收。'],
    en: [
      '“{file}” was made by a newer version; version {version} or later is needed.',
      'Upgrade taizhang on this PC, then receive it.',
    ],
  },
  E_CAPABILITY: {
    zh: ['“{file}”用到了本版本没有的功能：{capability}。', '请先升级本机的任务台账，再接收。'],
    en: [
      '“{file}” needs a capability this version does not have: {capability}.',
      'Upgrade taizhang on this PC, then receive it.',
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
    zh: [
      '这份文件是发给“{to}”的，本单位是“{me}”。',
      '如果那是本单位的曾用名，请在设置里添加曾用名后再接收；否则请交给对应单位。',
    ],
    en: [
      'This file is addressed to “{to}”; this unit is “{me}”.',
      'If that is a former name of this unit, add it under Settings and receive again; otherwise pass it on.',
    ],
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
    zh: ['“{from}”无权填写这条内容：{what}。', '这一条没有接收，其余内容不受影响；请与对方核实。'],
    en: [
      '“{from}” may not write this record: {what}.',
      'This record was left out; everything else is unaffected. Check with the sender.',
    ],
  },
  E_TOO_LARGE: {
    zh: ['“{file}”太大（上限 {limit}）。', '请确认选对了文件；附件较多时请分几次上报。'],
    en: [
      '“{file}” is too large (limit {limit}).',
      'Make sure it is the right file; send many attachments in several visits.',
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
      'If it is for this unit, give the sender the unit card of this PC and ask for a new export.',
    ],
  },
  E_GAP: {
    zh: ['缺少 {count} 份以前发过的佐证材料。', '其余内容已接收；请对方下次重新附上：{names}。'],
    en: [
      '{count} evidence files sent earlier are missing here.',
      'Everything else was received; ask the sender to attach again: {names}.',
    ],
  },
  E_DISK_FULL: {
    zh: ['磁盘空间不足，没有写成。', '原有内容完好。请清理磁盘或换一个 U 盘后再试。'],
    en: [
      'There is not enough space; nothing was written.',
      'What was there is intact. Free some space or use another stick, then try again.',
    ],
  },
  E_MEDIUM_GONE: {
    zh: ['U 盘或文件夹“{path}”不见了。', '原有内容完好。请重新插好再试。'],
    en: ['The stick or folder “{path}” is gone.', 'What was there is intact. Plug it in again and retry.'],
  },
  E_CANNOT_WRITE: {
    zh: ['不能写入“{path}”。', '请换一个有写入权限的文件夹，或检查 U 盘的写保护开关。'],
    en: [
      '“{path}” cannot be written.',
      'Choose a folder you may write to, or check the write protection of the stick.',
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
  // ---- list documents
  E_LIST_FORMAT: {
    zh: [
      '不认识“{file}”的格式。',
      '请在 Word、WPS 或 Excel 里打开，另存为 .docx 或 .xlsx 后再导入；也可以复制表格，在导入页粘贴。',
    ],
    en: [
      'The format of “{file}” is not known.',
      'Open it in Word, WPS or Excel and save it as .docx or .xlsx, then import it; or copy the table and paste it on the import page.',
    ],
  },
  E_LIST_PAGES: {
    zh: [
      '“{file}”是 {format} 版式文件，不能可靠地读出表格。',
      '请向来文单位索取 Word 或 Excel 版本，或用 WPS、Word 转换为 .docx 并核对后再导入。',
    ],
    en: [
      '“{file}” is a {format} file of fixed pages; its tables cannot be read reliably.',
      'Ask the sender for the Word or Excel file, or convert it to .docx in WPS or Word, check it and import that.',
    ],
  },
  E_LIST_PICTURE: {
    zh: [
      '“{file}”里只有图片，没有可以读取的文字。',
      '请索取可编辑的 Word 或 Excel 版本，或先用文字识别软件转换并核对后再导入。',
    ],
    en: [
      '“{file}” holds pictures only, no text that can be read.',
      'Ask for the editable Word or Excel file, or convert it with text recognition, check it and import that.',
    ],
  },
  E_LIST_EMPTY: {
    zh: ['“{file}”里没有文字。', '请确认选对了文件，并且文件已经保存。'],
    en: ['“{file}” holds no text.', 'Check that it is the right file and that it has been saved.'],
  },
  E_LIST_PASSWORD: {
    zh: [
      '“{file}”设有打开密码，不能读取。',
      '请用 Word、WPS 或 Excel 打开，取消密码并保存后再导入；也可以复制表格，在导入页粘贴。',
    ],
    en: [
      '“{file}” is protected by a password and cannot be read.',
      'Open it in Word, WPS or Excel, remove the password and save it, then import it; or copy the table and paste it.',
    ],
  },
  E_LIST_HOSTILE: {
    zh: [
      '“{file}”的内部结构异常（展开后过大，或层层嵌套），为安全起见没有读取。',
      '请确认文件的来源；如果能用 Word、WPS 或 Excel 正常打开，请把表格复制到新文件，保存后再导入。',
    ],
    en: [
      'The inside of “{file}” is abnormal (far too large when unpacked, or nested too deeply); for safety it was not read.',
      'Find out where the file comes from; if it opens normally in Word, WPS or Excel, copy the table to a new file and import that.',
    ],
  },
  E_LIST_TOO_LONG: {
    zh: ['“{file}”的表格超过 {limit} 行，没有读取。', '请只保留任务清单所在的表格，另存为新文件后再导入。'],
    en: [
      'The tables of “{file}” have more than {limit} rows; it was not read.',
      'Keep only the table of the task list, save it as a new file and import that.',
    ],
  },
  E_LIST_TOO_HEAVY: {
    zh: [
      '读取“{file}”所需的时间或内存超出上限，已停止，没有保存任何内容。',
      '请把清单表格复制到新文件，保存后再导入；也可以复制表格，在导入页粘贴。',
    ],
    en: [
      'Reading “{file}” took more time or memory than is allowed; it was stopped and nothing was stored.',
      'Copy the table of the list to a new file and import that; or copy the table and paste it on the import page.',
    ],
  },
  E_NOT_A_LIST: {
    zh: [
      '在“{file}”里没有找到工作任务清单：{reason}',
      '请确认选对了文件；也可以新建一个台账，逐条添加任务。',
    ],
    en: [
      'No work-task list was found in “{file}”: {reason}',
      'Check that it is the right file, or add tasks by hand.',
    ],
  },
  E_LIST_INCOMPLETE: {
    zh: ['“{file}”似乎不完整：第 {row} 行少了 {missing} 列。', '请重新拷贝完整的文件再导入。'],
    en: [
      '“{file}” seems incomplete: row {row} lacks {missing} columns.',
      'Copy the complete file again, then import it.',
    ],
  },
  E_LIST_ENCODING: {
    zh: [
      '“{file}”里的文字不是有效的 UTF-8、UTF-16 或 GB18030 编码。',
      '请在记事本里打开，另存为 UTF-8 编码后再导入。',
    ],
    en: [
      'The text of “{file}” is not valid UTF-8, UTF-16 or GB18030.',
      'Open it in Notepad, save it as UTF-8 and import it again.',
    ],
  },
  // ---- units, tasks, progress
  E_NO_UNIT: {
    zh: ['没有找到单位“{unit}”。', '请在“单位”里核对名称，或先添加该单位。'],
    en: ['No unit “{unit}” was found.', 'Check the name under Units, or add the unit first.'],
  },
  E_NO_TASK: {
    zh: ['没有找到任务“{task}”。', '请核对台账和序号。'],
    en: ['No task “{task}” was found.', 'Check the ledger and the number.'],
  },
  E_NO_LEDGER: {
    zh: ['没有找到台账“{ledger}”。', '请先导入清单或接收下发包。'],
    en: ['No ledger “{ledger}” was found.', 'Import a list or receive a bundle first.'],
  },
  E_AMBIGUOUS: {
    zh: ['“{name}”对应不止一项：{candidates}。', '请改用其中一个编号。'],
    en: ['“{name}” stands for more than one: {candidates}.', 'Use one of these ids.'],
  },
  E_GROUP_EMPTY: {
    zh: ['“{group}”是统称，还没有登记成员单位。', '请先在“单位”里给它添加成员。'],
    en: ['“{group}” is a collective name without members.', 'Add its members under Units first.'],
  },
  E_UNIT_EXISTS: {
    zh: [
      '单位“{unit}”已经登记（{existing}）。',
      '如需补充信息，请修改原有单位；如果是同一单位，请“归为一个单位”。',
    ],
    en: [
      'The unit “{unit}” is already registered ({existing}).',
      'Edit the existing entry, or join the two entries.',
    ],
  },
  E_JOIN_OURSELVES: {
    zh: ['本单位“{unit}”不能归并到别的单位。', '请反过来：把另一条登记归并到本单位。'],
    en: ['This unit itself, “{unit}”, cannot be joined into another.', 'Join the other entry into this one.'],
  },
  E_BAD_FIELD: {
    zh: ['“{field}”一项的内容太长，或格式不对，没有保存。', '请缩短或改正这一项，再保存一次。'],
    en: [
      'The content of “{field}” is too long or malformed; it was not saved.',
      'Shorten or correct it, then save again.',
    ],
  },
  E_BAD_PERIOD: {
    zh: ['“{period}”不是有效的报送期。', '月份写作 2026-11。'],
    en: ['“{period}” is not a valid reporting period.', 'Write a month as 2026-11.'],
  },
  E_BAD_VALUE: {
    zh: ['“{field}”的值“{value}”不对。', '{expected}'],
    en: ['The value “{value}” of “{field}” is not valid.', '{expected}'],
  },
  E_NOT_OURS: {
    zh: ['任务“{task}”没有交办给本单位，不能填报。', '请核对任务序号；如应由本单位承担，请与下发单位联系。'],
    en: [
      'Task “{task}” is not assigned to this unit, so it cannot be reported on.',
      'Check the number; if it should be yours, contact the issuing body.',
    ],
  },
  E_OWN_LEDGER: {
    zh: ['“{ledger}”就是本单位的台账，不用转发。', '请直接把任务交办给下级单位。'],
    en: [
      '“{ledger}” is this unit’s own ledger; there is nothing to pass on.',
      'Assign its tasks to units below.',
    ],
  },
  E_NO_ORIGIN: {
    zh: ['“{ledger}”不是从“{from}”转发来的。', '请选择上级当时下发的文件再核对。'],
    en: ['“{ledger}” was not passed on from “{from}”.', 'Choose the file that the body above issued.'],
  },
  E_NOT_ISSUER: {
    zh: ['这份台账由“{issuer}”下发，本单位不能改动任务内容和交办。', '如内容有误，请与下发单位联系。'],
    en: [
      'This ledger was issued by “{issuer}”; its tasks and assignments cannot be changed here.',
      'Contact the issuing body if something is wrong.',
    ],
  },
  E_EMPTY_REPORT: {
    zh: ['任务“{task}”还没有填写进展。', '请填写进展，或选“本期无进展”并说明原因。'],
    en: [
      'Nothing has been filled in for task “{task}”.',
      'Write the progress, or choose “no change” with a reason.',
    ],
  },
  E_FINDINGS: {
    zh: ['任务“{task}”有一处必改：{finding}。没有签发。', '请改正后再签发；用“校验”可以看到全部必改和提示。'],
    en: [
      'Task “{task}” has something to put right: {finding}. Nothing was signed off.',
      'Correct it, then sign off; validate lists everything that was found.',
    ],
  },
  E_REASON_NEEDED: {
    zh: ['修改已签发的进展需要说明原因。', '请填写更正原因后再保存。'],
    en: ['Changing a signed-off report needs a reason.', 'Give the reason for the correction, then save.'],
  },
  E_NOTHING_TO_SIGN: {
    zh: ['没有待签发的草稿。', '请先在“进展填报”里填写。'],
    en: ['There are no drafts to sign off.', 'Fill in progress first.'],
  },
  E_NOTHING_TO_SEND: {
    zh: ['没有可以导出的单位。', '请先交办任务，或接收上级的下发包。'],
    en: ['There is no unit to export for.', 'Assign tasks first, or receive a bundle from the body above.'],
  },
  E_NO_DRAFT: {
    zh: ['这份没有导入完的清单已经不在了。', '它已导入或已被放弃；需要时请重新选择文件。'],
    en: [
      'This list that was not finished is no longer here.',
      'It was imported or discarded; choose the file again if you need it.',
    ],
  },
  E_NO_REVISION: {
    zh: ['台账“{ledger}”还没有导入过修订的清单，没有变更可以对照。', '导入修订后的清单，再生成变更对照表。'],
    en: [
      'No revised edition has been imported into the ledger “{ledger}”; there is nothing to compare.',
      'Import the revised list, then write the change table.',
    ],
  },
  // ---- the cycle
  E_TRANSITION: {
    zh: ['任务“{task}”处于“{state}”，不能“{action}”。', '请打开该任务，查看现在可以做的操作。'],
    en: [
      'Task “{task}” is {state}; it is not possible to {action}.',
      'Open the task to see what can be done now.',
    ],
  },
  E_WHY_NEEDED: {
    zh: ['“{action}”需要说明理由，任务“{task}”没有改动。', '请写明理由后再试。'],
    en: [
      'A reason is needed to {action}; task “{task}” was not changed.',
      'Give the reason, then try again.',
    ],
  },
  E_DATE_NEEDED: {
    zh: ['同意延期必须写明新的时限，任务“{task}”没有改动。', '请填写新时限（如 2027-03-31）后再试。'],
    en: [
      'An extension must state the new limit; task “{task}” was not changed.',
      'Give the new date (such as 2027-03-31), then try again.',
    ],
  },
  E_DATE_BEFORE: {
    zh: ['新时限 {date} 不晚于原时限 {due}。', '请填写更晚的日期。'],
    en: ['The new limit {date} is not after the present one, {due}.', 'Give a later date.'],
  },
  E_NO_SUCH_DATE: {
    zh: ['“{date}”不是日历上的日期。', '请按 2026-11-30 的写法填写。'],
    en: ['“{date}” is not a date of the calendar.', 'Write it as 2026-11-30.'],
  },
  E_REPORT_REPLACED: {
    zh: [
      '“{unit}”已用第 {version} 版替换了这份 {period} 的进展，没有写入审核意见。',
      '请查看新的一版再审核。',
    ],
    en: [
      '“{unit}” has replaced this report of {period} by version {version}; the review was not recorded.',
      'Look at the new version, then review it.',
    ],
  },
  E_ALREADY_DECIDED: {
    zh: ['这一项已经批复：{what}。', '如需改变，请等待单位重新上报，或重新启动任务。'],
    en: [
      'This has been decided already: {what}.',
      'To change it, wait for the unit to send it anew, or reopen the task.',
    ],
  },
  E_NOTHING_TO_REVIEW: {
    zh: ['“{unit}”在任务“{task}”上没有待批复的进展或申请。', '请先接收该单位的上报包。'],
    en: [
      '“{unit}” has no report or request on task “{task}” that waits for a decision.',
      'Receive its bundle first.',
    ],
  },
  E_NOT_ASSIGNED: {
    zh: ['任务“{task}”没有交办给“{unit}”。', '请核对任务和单位，或先交办。'],
    en: ['Task “{task}” is not assigned to “{unit}”.', 'Check the task and the unit, or assign it first.'],
  },
  E_ONLY_LEAD: {
    zh: ['任务“{task}”有牵头单位，办结和销号由牵头单位申请。', '请把完成情况写进进展，并与牵头单位联系。'],
    en: [
      'Task “{task}” has a lead unit; completion and striking off are applied for by the lead.',
      'Report what is done as progress, and contact the lead unit.',
    ],
  },
  E_ONLY_ONGOING: {
    zh: ['任务“{task}”有完成时限，不能“年度办结”。', '年度办结只用于持续推进的任务；请用办结和销号。'],
    en: [
      'Task “{task}” has a deadline, so it is not closed by the year.',
      'Closing for the year is for ongoing tasks; use completion and striking off.',
    ],
  },
  E_RULE_SET: {
    zh: ['这套亮灯规则不能用：{problem}。', '原来的规则仍然有效。请改正后再启用。'],
    en: [
      'This rule set cannot be used: {problem}.',
      'The present rules stay in force. Correct it, then try again.',
    ],
  },
  E_LIGHT: {
    zh: [
      '没有“{light}”这种灯。',
      '可以写：红、橙、黄、绿、蓝、灰，或 red、orange、yellow、green、blue、grey。',
    ],
    en: ['There is no light “{light}”.', 'Write red, orange, yellow, green, blue or grey.'],
  },
  E_APPROVER_NEEDED: {
    zh: ['立项审定需要写明审定人。', '请填写审定人姓名后再试。'],
    en: ['Approving a task needs the name of who approves it.', 'Give the name, then try again.'],
  },
  // ---- store
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
    zh: ['台账数据由更新版本写成（结构版本 {version}）。', '请安装更新版本的任务台账。'],
    en: [
      'The store was written by a newer version (schema {version}).',
      'Install a newer version of taizhang.',
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
  // ---- calls
  E_CANCELLED: {
    zh: ['已取消，没有改动任何内容。', '需要时可以重新开始。'],
    en: ['Cancelled; nothing was changed.', 'Start again whenever you like.'],
  },
  E_BAD_CALL: {
    zh: ['这一步的参数不对：{detail}', '请重试；如果仍然如此，请复制本提示并反馈。'],
    en: [
      'The arguments of this step are not valid: {detail}',
      'Try again; if it persists, copy this message and report it.',
    ],
  },
  E_SHELL_GONE: {
    zh: ['窗口与任务台账程序的联系断开了。', '已保存的内容完好。请重新打开任务台账，再做这一步。'],
    en: [
      'The window has lost its connection to the program.',
      'What was saved is intact. Open taizhang again, then repeat this step.',
    ],
  },
  E_INTERNAL: {
    zh: ['程序内部出错：{detail}', '已有内容没有改动。请复制本提示并反馈。'],
    en: [
      'Something went wrong inside the program: {detail}',
      'Your data was not changed. Copy this message and report it.',
    ],
  },
} as const satisfies Record<string, Sentences>;

export type ErrorCode = keyof typeof sentences;
export type Language = 'zh' | 'en';

/** A word that a sentence takes in its own language. */
export type Bilingual = Readonly<Record<Language, string>>;

export type FailureParam = string | number | Bilingual;

/** What crosses to a window or a script. */
export interface DescribedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

export function describeFailure(
  failure: { readonly code: ErrorCode; readonly params?: Readonly<Record<string, FailureParam>> },
  language: Language,
): DescribedError {
  const say = (param: FailureParam) => (typeof param === 'object' ? param[language] : String(param));
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_all, name: string) => say(failure.params?.[name] ?? '—'));
  const [message, hint] = sentences[failure.code][language];
  return { code: failure.code, message: fill(message), hint: fill(hint) };
}

export const errorCodes = Object.keys(sentences) as readonly ErrorCode[];
