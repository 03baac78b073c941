/** 单位名片: how two units that cannot meet exchange their keys. */
export const cards = {
  renewed: '“{unit}”换了密钥，由它原来的密钥签名证明；登记后原密钥停用。',
  saidLost:
    '“{unit}”说原来的密钥丢失了，没有原密钥的签名可以证明。请按自己手里的电话号码打过去，核对下面的词和数字。',
  write: '导出单位名片',
  trust: '登记单位名片',
  fileName: '单位名片_{unit}.tzb',
  written: '单位名片已导出到 {path}',
  writtenTitle: '单位名片已导出',
  writtenBody: '把文件交给对方登记。对方登记时会打电话核对这串密钥指纹，请读给对方：',
  trustTitle: '登记“{unit}”的密钥？',
  trustBody:
    '登记以后，用这把密钥签名的文件都会认作该单位发出的。请先打电话给对方，核对这串密钥指纹，一致再登记：',
  trustOther: '“{unit}”已经登记过另一把密钥。换了电脑或有第二台电脑才会这样，请务必问清楚。',
  trustVerb: '指纹一致，登记',
  trustedTitle: '已登记“{unit}”的密钥',
  trustedNew: '名册里原来没有“{unit}”，已一并添加。',
  done: '知道了',
  meaningReplaced: '换了新电脑，旧的不再用：停用旧密钥，旧电脑此前的文件仍有效',
  meaningLost: '旧电脑丢了：停用旧密钥，它的文件一律不再接收',
  meaningSecond: '多了一台电脑，两台都在用：两把密钥都有效',
  calledBack: '“{unit}”的这把密钥已经停用。只有确认电脑已经找回、一直在自己人手里，才可以重新登记。',
};
