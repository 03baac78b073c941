import { dateOf, momentOf } from '../../dates.ts';
import { NOTICE } from '../../exchange/cover.ts';
import { chineseDate } from '../ledger-columns.ts';
import type { PaperPlan } from './paper-plan.ts';

/** What report R19 (封面、报送确认页) is made of: one 上报包 as it was written, to be signed, sealed and handed over with it. */
export interface SubmissionCover {
  readonly unit: string;
  /** 学校标识码; null where the unit has none. */
  readonly code: string | null;
  readonly to: string;
  readonly file: string;
  /** The bundle's id, its eight characters for the phone, and the SHA-256 of the file in hex. */
  readonly bundle: string;
  readonly shortCode: string;
  readonly sha256: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** Place in the chain of bundles to that receiver. */
  readonly number: number;
  readonly records: number;
  readonly evidence: number;
  /** Periods of the reports in it, in words. */
  readonly periods: readonly string[];
  readonly reports: number;
  readonly carriedBy: string | null;
  readonly medium: string | null;
  readonly filledBy: string | null;
  readonly reviewedBy: string | null;
  readonly signedOffBy: string | null;
}

/** What the square code says: enough to tell whether paper and file belong together. The receipt secret is not in it. */
export const coverCode = ({ shortCode, bundle, sha256 }: SubmissionCover): string =>
  `上报包 ${shortCode}\n${bundle}\nSHA-256 ${sha256}`;

export function coverPaper(cover: SubmissionCover): PaperPlan {
  const { unit, code, to, file, at, number, records, evidence, reports, periods } = cover;
  return {
    title: '报送确认页',
    blocks: [
      { kind: 'title', text: '报送确认页', close: true },
      {
        kind: 'form',
        rows: [
          { kind: 'wide', label: '报送单位', value: code === null ? unit : `${unit}（${code}）` },
          { kind: 'wide', label: '接收单位', value: to },
          { kind: 'wide', label: '文件名称', value: file },
          {
            kind: 'pair',
            fields: [
              { label: '生成时间', value: momentOf(at) },
              { label: '第几份', value: `第 ${number} 份` },
            ],
          },
          {
            kind: 'wide',
            label: '内容',
            value: `进展 ${reports} 份${periods.length > 0 ? `（${periods.join('、')}）` : ''}，佐证材料 ${evidence} 个，共 ${records} 条记录`,
          },
          {
            kind: 'pair',
            fields: [
              { label: '介质', value: cover.medium ?? '' },
              { label: '携带人', value: cover.carriedBy ?? '' },
            ],
          },
        ],
      },
      {
        kind: 'code',
        payload: coverCode(cover),
        lines: [cover.shortCode, cover.bundle, ...halves(cover.sha256)],
      },
      {
        kind: 'signing',
        fields: [
          { label: '填报人', value: cover.filledBy },
          { label: '审核人', value: cover.reviewedBy },
          { label: '签发人', value: cover.signedOffBy },
          { label: '联系电话', value: null },
          { label: '单位（盖章）', value: null },
          { label: '日期', value: chineseDate(dateOf(at)) },
          { label: '接收人', value: null },
          { label: '接收日期', value: null },
        ],
      },
      {
        kind: 'note',
        text: `本页与上报包内封面的短码一致，纸质件与电子件据此核对；是否送达以回执为准。${NOTICE}。`,
      },
    ],
  };
}

const halves = (hex: string): string[] => [`SHA-256 ${hex.slice(0, 32)}`, `　　　　${hex.slice(32)}`];
