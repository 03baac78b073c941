import { withNumber } from '../docx/numbering.ts';

/** The text of a paragraph as it comes in: bytes of changing encodings, characters, and apart from both its printed number. */
export function createTextRun() {
  let bytes: number[] = [];
  let encoding = '';
  let line = '';
  let number = '';

  const put = (text: string, ofNumber: boolean): void => {
    if (ofNumber) number += text;
    else line += text;
  };
  return {
    put,
    /** Bytes are kept until the next `flush`: a character may be more than one of them. */
    byte(byte: number, page: string): void {
      bytes.push(byte);
      encoding = page;
    },
    flush(ofNumber: boolean): void {
      if (bytes.length === 0) return;
      put(new TextDecoder(encoding).decode(Uint8Array.from(bytes)), ofNumber);
      bytes = [];
    },
    isEmpty: (): boolean => line === '' && bytes.length === 0,
    /** The paragraph with its number before it; a bullet is none. */
    take(): string {
      const isBullet = !/[\p{L}\p{N}]/u.test(number);
      const taken = withNumber(isBullet ? null : { printed: number.trim(), tight: false }, line);
      line = '';
      number = '';
      return taken;
    },
  };
}
