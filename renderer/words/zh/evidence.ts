export const evidence = {
  metadataLeft:
    '已添加，但这种格式里的拍摄时间、地点等信息没有去掉：{names}。不想带出去，可以另存为 JPG 再添加。',
  missing: '文件不在本机',
};
