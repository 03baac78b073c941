import { cutToBytes } from './cut-to-bytes.ts';

/** Names that Windows keeps for devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])$/i;

/** What no file system takes, what steers a line of text, and halves of characters. */
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/u;

/** Bytes of UTF-8 a name may take: systems stop at 255, and an ending and a number must still fit. */
const MOST_BYTES = 240;

/** The last part of a name, without what file systems refuse or read as something else. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = [...last].filter((char) => !unfit.test(char)).join('');
  const trimmed = plain.replace(/^[.\s]+|[.\s]+$/g, '');
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(trimmed)?.[0] ?? '';
  const stem =
    cut(trimmed.slice(0, trimmed.length - extension.length), MOST_BYTES - extension.length) || 'file';
  return `${device.test(stem.split('.')[0]?.trimEnd() ?? '') ? '_' : ''}${stem}${extension}`;
}

/** At most 80 characters, in so many bytes, and no blank or dot at the end of what was cut. */
function cut(stem: string, mostBytes: number): string {
  const kept = cutToBytes([...stem].slice(0, 80).join(''), mostBytes);
  return kept === stem ? stem : kept.replace(/[.\s]+$/, '');
}
