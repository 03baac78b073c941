/** Names that Windows keeps for devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/i;

/** The last part of a name, without what file systems refuse or read as something else. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = [...last].filter((char) => !/[\p{Cc}\p{Cf}<>:"|?*]/u.test(char)).join('');
  const trimmed = plain.replace(/^[.\s]+|[.\s]+$/g, '');
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(trimmed)?.[0] ?? '';
  const stem = [...trimmed.slice(0, trimmed.length - extension.length)].slice(0, 80).join('') || 'file';
  return `${device.test(stem.split('.')[0]?.trimEnd() ?? '') ? '_' : ''}${stem}${extension}`;
}
