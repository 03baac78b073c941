import { decodeHtml } from './html-text.ts';

const nested = 5;

/** The page of a web archive (MIME: headers, then parts behind boundaries) as text; null where it holds none. */
export function readMht(bytes: Uint8Array): string | null {
  return htmlOf(Buffer.from(bytes).toString('latin1'), 0);
}

function htmlOf(entity: string, depth: number): string | null {
  if (depth > nested) return null;
  const split = /\r?\n\r?\n/.exec(entity);
  if (!split) return null;
  const headers = entity.slice(0, split.index).replace(/\r?\n[ \t]+/g, ' ');
  const body = entity.slice(split.index + split[0].length);
  const header = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  const type = header('content-type');
  if (/^multipart\//i.test(type)) {
    const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
    if (boundary === undefined) return null;
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const found = part.startsWith('--') ? null : htmlOf(part.replace(/^\r?\n/, ''), depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (!/^text\/html/i.test(type)) return null;
  const charset = /charset="?([\w-]+)"?/i.exec(type)?.[1] ?? null;
  return decodeHtml(unpack(body, header('content-transfer-encoding').toLowerCase()), charset);
}

function unpack(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/[ \t]*=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
