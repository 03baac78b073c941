export const readOnly = {
  title: '台账数据现在只能看，不能改',
  look: '先看看内容',
  retry: '重新打开',
  snapshots: '可以还原的备份点',
  none: '没有备份点。如果有备份文件，请从备份文件还原。',
  where: '台账数据在 {path}',
};
