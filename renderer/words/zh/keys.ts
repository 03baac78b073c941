/** 密钥与单位名片: who may speak for which unit. */
export const keys = {
  own: '本机的密钥指纹',
  ownNote:
    '对方第一次收到本机的文件或登记本机名片时会打电话核对：数字、词语任读一样。密钥只在这台电脑上，不随归档、备份和文件走。',
  renew: '更换本机密钥',
  renewTitle: '更换本机密钥',
  renewVerb: '生成新密钥',
  renewWhy: '原来的密钥怎么样了',
  renewReplaced: '还在这台电脑上，只是要换（原密钥为新密钥签名，登记过本单位的单位不用再打电话核对）',
  renewLost:
    '打不开了、丢了，或可能被别人拿到（没有签名可以证明，每个单位都要打电话核对新指纹，重新登记名片）',
  renewNote:
    '换了不能撤销。已经导出、还在路上的文件照常有效；别人用原密钥加锁、还没有接收的文件，换了以后打不开，要请对方重新导出。',
  renewed: '新密钥已生成',
  renewedSigned:
    '下一个导出的文件会带上原密钥的签名，登记过本单位的单位接收时自动认可，原密钥随之停用。给还没有来往过的单位，请写一张新名片。',
  renewedAsk:
    '上级和下级收到下一个文件时会停下来，说密钥丢失换新、不能证明。请写一张新名片一起带去，并在对方打电话来核对时报上面的数字或词语；没有上级的，也是这样由各单位打电话核对。',
  renewedCard: '写单位名片',
  known: '登记过的密钥',
  none: '还没有登记过密钥。第一次接收对方的文件，或登记单位名片以后，会列在这里。',
  unit: '单位',
  self: '本单位',
  above: '上级',
  below: '下级',
  severalPcs: '有几台电脑',
  pc: '电脑',
  thisPc: '本机',
  fingerprint: '指纹',
  since: '登记时间',
  state: '状态',
  good: '有效',
  calledBackLost: '{when} 停用（丢失）',
  calledBackReplaced: '{when} 停用（更换）',
  name: '命名',
  nameTitle: '“{unit}”的这台电脑叫什么',
  nameHint: '如“办公室”“教务处笔记本”',
  nameVerb: '保存名称',
  revoke: '停用',
  revokeTitle: '停用“{unit}”的这把密钥？',
  revokeVerb: '停用密钥',
  why: '为什么停用',
  whyLost: '电脑丢了或被人拿走：它的文件一律不再接收，不论写的是什么日期',
  whyReplaced: '电脑换了：停用以前写的文件仍然接收，以后的不再接收',
  revokeNote:
    '停用会写进留痕，并随下一个下发包告诉该单位的其他电脑。找回电脑的，要重新登记它的单位名片并打电话核对。',
  revoked: '已停用“{unit}”的一把密钥。',
};
