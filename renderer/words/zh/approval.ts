export const approval = {
  approve: '立项审定…',
  title: '立项审定 {count} 项任务',
  verb: '记录审定 {count} 项',
  by: '审定人（局领导）',
  date: '审定日期',
  gate: '“{ledger}”审定后方可下发',
  gateNote: '不勾选时审定只作记录。本清单未填审定人 {count} 项。',
  gateOn: '已设为审定后方可下发',
  gateOff: '已设为审定只作记录',
  done: '{by}审定 {count} 项',
  approved: '立项审定：{by}，{on}',
  missing: '未填审定人',
};
