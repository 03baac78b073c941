/** Names of the screens, as in the menu. */
export const screens = {
  workbench: '工作台',
  ledger: '任务台账',
  task: '任务详情',
  progress: '进展填报',
  import: '导入清单',
  review: '审核',
  receive: '接收',
  submit: '上报',
  issue: '下发',
  transmissions: '报送登记簿',
  keys: '密钥与单位名片',
  units: '单位',
  reports: '报表',
  history: '留痕',
  backups: '备份',
  settings: '设置',
};
