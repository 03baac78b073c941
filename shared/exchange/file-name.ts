import { cutToBytes, utf8Length } from '../cut-to-bytes.ts';
import type { BundleKind } from './descriptor.ts';

const stems: Readonly<Record<BundleKind, string>> = {
  issue: '下发包',
  submit: '上报包',
  decide: '批复包',
  archive: '归档包',
  card: '单位名片',
};

/** What a kind of bundle is called: 下发包, 上报包, 批复包, 归档包, 单位名片. */
export const bundleKindName = (kind: BundleKind): string => stems[kind];

/** Bytes of UTF-8 a file name may take: systems stop at 255, and a counter and the extension must still fit. */
const MAX_BYTES = 180;

/**
 * The file name of a bundle: `上报包_某某中学(10位码)_20261130_第2版.tzb`.
 *
 * `unitName` is the receiver of a 下发包, otherwise the sender; `date` is a calendar date; a version of 1 is not named.
 */
export function bundleFileName(bundle: {
  readonly kind: BundleKind;
  readonly unitName: string;
  readonly code: string | null;
  readonly date: string;
  readonly version?: number;
}): string {
  const code = bundle.code ? clean(bundle.code) : '';
  const tail = [
    code ? `(${cut(code, 40)})` : '',
    `_${clean(bundle.date.replaceAll('-', ''))}`,
    bundle.version !== undefined && bundle.version > 1 ? `_第${bundle.version}版` : '',
  ].join('');
  const head = `${stems[bundle.kind]}_`;
  const room = MAX_BYTES - utf8Length(head) - utf8Length(tail);
  return `${head}${cut(clean(bundle.unitName) || '未命名单位', room)}${tail}.tzb`;
}

/** Without what Windows refuses in a name, and without characters that cannot be seen. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');

const cut = (text: string, most: number): string => cutToBytes(text, most).trimEnd();
