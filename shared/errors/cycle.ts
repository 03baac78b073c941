import type { Sentences } from './sentences.ts';

export const cycleRefusals = {
  E_NOTHING_TO_REVIEW_INTERNALLY: {
    zh: ['没有可以送校内审核的草稿。', '请先填写进展；已送审的可以在“校内审核”里看到。'],
    en: [
      'No draft is ready for the internal review.',
      'Fill in progress first; what was handed in is under review.',
    ],
  },
  E_NOT_IN_REVIEW: {
    zh: ['任务“{task}”这一期没有在校内审核中。', '可能已被撤回修改或已签发；请刷新后再看。'],
    en: [
      'Task “{task}” is not in the internal review of this period.',
      'It may have been taken back or signed off; look again.',
    ],
  },
  E_RETURNED_INTERNALLY: {
    zh: ['草稿都被校内退回，没有可签发的。', '请填报人按退回意见修改后再送审。'],
    en: [
      'All drafts were returned internally; there is nothing to sign off.',
      'Have them corrected and handed in again.',
    ],
  },
  E_CHECKLIST: {
    zh: ['任务“{task}”还不能销号：{lines}。', '没有改动。请退回补充，或在核验时逐项说明后再销号。'],
    en: [
      'Task “{task}” cannot be struck off yet: {lines}.',
      'Nothing was changed. Return it, or state each line when verifying it.',
    ],
  },
  E_NO_COUNTERSIGN: {
    zh: ['任务“{task}”不需要“{unit}”会签。', '只有有牵头单位的任务，才由配合单位会签。'],
    en: [
      'Task “{task}” needs no countersignature of “{unit}”.',
      'Cooperating units countersign tasks that have a lead.',
    ],
  },
  E_ONLY_LEAD_RECORDS: {
    zh: ['“{unit}”的会签由它自己办理，或由牵头单位登记。', '请牵头单位登记纸质会签意见。'],
    en: [
      '“{unit}” countersigns itself, or the lead records it.',
      'Ask the lead to record what was signed on paper.',
    ],
  },
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
  E_CUTOFF_EARLY: {
    zh: [
      '统计截止日 {cutoff} 早于第一次交办（{first}），那时还没有任何任务，没有改动。',
      '请选 {first} 或以后的日期；要看当天的情况，选“今天”。',
    ],
    en: [
      'The cut-off date {cutoff} is before the first task was assigned ({first}); nothing was changed.',
      'Choose {first} or a later day, or “today”.',
    ],
  },
  E_URGE_EMPTY: {
    zh: ['没有写催办要求，没有催办。', '请写明要求单位做什么。'],
    en: ['Nothing is asked; nobody was urged.', 'Say what the unit is to do.'],
  },
  E_URGE_LIMIT: {
    zh: ['答复期限 {limit} 已经过了（今天 {today}），没有催办。', '请填写今天或以后的日期。'],
    en: [
      'The day to answer by, {limit}, has passed ({today}); nobody was urged.',
      'Give today or a later day.',
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
} as const satisfies Record<string, Sentences>;
