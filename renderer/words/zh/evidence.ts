export const evidence = {
  metadataLeft:
    '已添加，但这种格式里的拍摄时间、地点等信息没有去掉：{names}。不想带出去，可以另存为 JPG 再添加。',
  missing: '文件缺失',
  altered: '文件缺失（内容已损坏）',
  ask: '请对方补发',
  askOf: '请{unit}补发“{name}”',
  askHint: '下一次给{unit}的文件会告诉对方，对方下一次来的文件会带上它。',
  asked: '已记下，下次给{unit}导出文件时一并告诉对方',
  askStep: '请对方补发“{name}”',
  waiting: '已请{unit}补发，等对方的下一个文件',
  nobody: '没有单位可以补发：请重新添加，或从备份还原',
};
