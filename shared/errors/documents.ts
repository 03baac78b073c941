import type { Sentences } from './sentences.ts';

export const documentsRefusals = {
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
} as const satisfies Record<string, Sentences>;
