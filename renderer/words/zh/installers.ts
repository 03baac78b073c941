/** 软件安装包 that came on a stick. */
export const installers = {
  title: '软件安装包（不是报送文件）',
  note: '本软件不会运行 U 盘上的程序。先检查，再复制到本机；安装由您自己在文件夹里打开。',
  look: '检查',
  version: '版本（按文件名）',
  newer: '比本机的 {running} 新',
  same: '与本机的 {running} 相同',
  older: '比本机的 {running} 旧',
  size: '大小',
  keep: '复制到…',
  kept: '已复制并核对：{path}',
  vouched: '“{unit}”用自己的密钥证明过这个文件，内容一致。',
  differs: '“{unit}”证明的是另一个内容：这个文件被改动过或已损坏。不要安装，请向对方重新要一份。',
  nobody: '没有单位为这个文件作证。文件名和版本谁都可以写，请向上级核对上面的 SHA-256，一致再安装。',
  unknown:
    '旁边有一份证明，但签名的密钥没有在本机登记，或不是上级的。请向上级核对上面的 SHA-256，一致再安装。',
};
