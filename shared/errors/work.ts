import type { Sentences } from './sentences.ts';

export const workRefusals = {
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
  E_NO_URGE: {
    zh: ['没有待答复的催办（{unit}）。', '请先在任务或“汇总”中催办，再生成催办单。'],
    en: ['No urge is waiting for an answer ({unit}).', 'Urge a unit first, then write the notice.'],
  },
  E_NO_REQUEST: {
    zh: ['没有找到要打印的申请“{request}”。', '请先在任务里写好申请，再选择它生成申请表。'],
    en: [
      'No request “{request}” was found to print.',
      'Write the request in its task first, then choose it here.',
    ],
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
  E_UNEXPLAINED: {
    zh: [
      '任务“{task}”有一处提示还没有说明：{finding}。没有签发。',
      '请核对这个数；确实如此的，在这一条下面写明原因，再签发。下发单位的校验规则要求逐条说明。',
    ],
    en: [
      'Task “{task}” has something to explain: {finding}. Nothing was signed off.',
      'Check it; where it is right as it is, write why below the finding, then sign off. The issuing body asks for it.',
    ],
  },
  E_CHECK_RULES: {
    zh: ['这套校验规则还不能启用：{problem}。', '请改正这一条后再启用；原来的规则仍然有效。'],
    en: [
      'These check rules cannot be put in force: {problem}.',
      'Correct it and try again; the rules before still hold.',
    ],
  },
  E_REASON_NEEDED: {
    zh: ['修改已签发的进展需要说明原因。', '请填写更正原因后再保存。'],
    en: ['Changing a signed-off report needs a reason.', 'Give the reason for the correction, then save.'],
  },
  E_NOT_BELOW: {
    zh: [
      '任务“{task}”没有由本单位交办给“{unit}”，不能代录它的进展。',
      '代录只用于本单位交办的任务；请先交办，或请该任务的下发单位代录。',
    ],
    en: [
      'Task “{task}” was not assigned to “{unit}” by this unit, so its report can’t be typed for it.',
      'Assign the task first, or have the issuing body type it.',
    ],
  },
  E_DATE_AHEAD: {
    zh: ['报来日期 {date} 在今天（{today}）之后，没有代录。', '请核对报来日期；也请核对这台电脑的日期。'],
    en: [
      'The date it was reported, {date}, lies after today ({today}); nothing was typed.',
      'Check that date, and the date of this computer.',
    ],
  },
  E_REPORTED: {
    zh: [
      '“{unit}”自己已经报送了“{task}”{period} 的进展，不用代录。',
      '请在“审核”里看它报的内容；需要改的，请退回。',
    ],
    en: [
      '“{unit}” has reported {period} of “{task}” itself; nothing is typed for it.',
      'Look at its report under Review, and return it where something must change.',
    ],
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
} as const satisfies Record<string, Sentences>;
