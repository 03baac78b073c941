import { ownMember } from '../own-member.ts';
import type { Descriptor } from './descriptor.ts';
import { bundleKindName } from './file-name.ts';

/**
 * data/封面.html: what a person sees who unzips a bundle. No script, no link, nothing loaded; all text escaped.
 * The receipt secret is not on it.
 */
export const NOTICE = '本软件为非涉密软件，严禁存储、处理涉密信息';

const kindNames: Readonly<Record<string, string>> = {
  unit: '单位',
  taskList: '清单',
  task: '任务',
  assignment: '交办',
  report: '进展',
  receipt: '回执',
};

export function coverPage(bundle: Descriptor): string {
  const title = `${bundleKindName(bundle.kind)} ${shortCode(bundle.id)}`;
  const counts = Object.entries(bundle.counts.kinds).map(
    ([kind, count]) => `${ownMember(kindNames, kind) ?? kind} ${count}`,
  );
  const rows = [
    ['类型', bundleKindName(bundle.kind)],
    ['发出单位', unitLine(bundle.from)],
    ['接收单位', bundle.to ? unitLine(bundle.to) : '—'],
    ['截止日期', bundle.cutoff ?? '—'],
    ['生成时间', beijingTime(bundle.createdAt)],
    ['内容', `共 ${bundle.counts.total} 条${counts.length > 0 ? `：${counts.join('，')}` : ''}`],
    ['佐证材料', `${bundle.counts.evidence.files} 份，未附 ${bundle.omitted.length} 份`],
    ['文件编号', bundle.id],
    ['短码', shortCode(bundle.id)],
  ] as const;
  return [
    '<!doctype html>',
    '<html lang="zh-CN"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title>`,
    '<style>body{font-family:sans-serif;max-width:40em;margin:2em auto;padding:0 1em}th{text-align:left;white-space:nowrap;padding-right:2em;vertical-align:top}td,th{padding-top:.4em;padding-bottom:.4em}</style>',
    `</head><body><h1>${escapeHtml(bundleKindName(bundle.kind))}</h1>`,
    '<table>',
    ...rows.map(([label, text]) => `<tr><th>${label}</th><td>${escapeHtml(text)}</td></tr>`),
    '</table>',
    '<p>请用“任务台账”接收本文件，不要改动其中的内容。</p>',
    `<p><strong>${NOTICE}</strong></p>`,
    '</body></html>',
    '',
  ].join('\n');
}

/** Eight characters of the id, to name a file by phone: `7Q4M-2XKD`. */
export const shortCode = (id: string): string => `${id.slice(-8, -4)}-${id.slice(-4)}`;

const unitLine = (unit: { readonly name: string; readonly code: string | null }): string =>
  unit.code ? `${unit.name}（${unit.code}）` : unit.name;

/** Instants are shown in +08:00 whatever the PC says. */
const beijingTime = (instant: number): string =>
  new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
