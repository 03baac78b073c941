/** 责任人 and 分管领导 of tasks inside the unit. */
export const owners = {
  open: '责任人…',
  title: '{count} 项任务的责任人',
  owner: '责任人',
  leader: '分管领导',
  none: '未定责任人',
  note: '只在本单位内，不随上报包送出。人员交接后自动换成接任的人。两项都留空，就是不再指定。',
  keep: '各不相同，不填则不改',
  verb: '保存',
  done: '已保存 {count} 项任务的责任人',
  told: '责任人 {owner}',
  toldLeader: '分管领导 {leader}',
};
