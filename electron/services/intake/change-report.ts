import { dateOf } from '../../../shared/dates.ts';
import type { ChangeTable } from '../../../shared/reports/change-table.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Store } from '../../store/store.ts';
import { identityOf } from '../own-unit.ts';
import type { List } from './editions.ts';
import { type ListChange, lastRevision } from './revisions.ts';

/** R17 of the newest edition of a ledger. Refusal: E_NO_REVISION. */
export function changeReport(store: Store, ledger: List): Result<ChangeTable> {
  const revision = lastRevision(store, ledger.id);
  if (!revision) return fail('E_NO_REVISION', { ledger: ledger.fields.title });
  const listed = revision.entries.filter(({ status }) => status !== 'renumbered');
  return ok({
    ledger: ledger.fields.title,
    unitName: identityOf(store).name,
    source: revision.source,
    date: dateOf(revision.at),
    note: revision.note,
    rows: listed.map((change) => ({
      seq: seqOf(change),
      old: contentOf(change, 'old'),
      new: contentOf(change, 'new'),
      reason: [whatOf(change), change.reason].filter(Boolean).join('\n'),
    })),
    renumbered: revision.entries.length - listed.length,
  });
}

function seqOf({ status, oldSeq, newSeq }: ListChange): string {
  if (status === 'added') return String(newSeq ?? '—');
  if (newSeq === null || oldSeq === newSeq) return String(oldSeq ?? '—');
  return `${oldSeq ?? '—'}→${newSeq}`;
}

/** The title names the row where only other wordings differ. */
function contentOf({ status, title, texts }: ListChange, side: 'old' | 'new'): string {
  if (status === 'added' && side === 'old') return '（无）';
  if ((status === 'withdrawn' || status === 'left') && side === 'new') return '（清单不再列出）';
  const shown = texts.filter(({ field }) => field !== 'seq');
  const named = shown.some(({ field }) => field === 'title') ? [] : [`任务：${title}`];
  return [
    ...named,
    ...shown.map((text) => `${fieldWords[text.field] ?? '其他'}：${text[side] || '（空）'}`),
  ].join('\n');
}

function whatOf({ status, texts }: ListChange): string {
  const fields = texts.map(({ field }) => fieldWords[field] ?? '其他').join('、');
  switch (status) {
    case 'added':
      return '新增';
    case 'changed':
      return fields === '' ? '恢复' : `调整：${fields}`;
    case 'kept':
      return `清单已调整（${fields}）；已有进展，台账保留原内容`;
    case 'withdrawn':
      return '撤销';
    case 'left':
      return '清单不再列出，台账保留';
    case 'renumbered':
      return '序号变化';
  }
}

const fieldWords: Readonly<Record<string, string>> = {
  seq: '序号',
  category: '类别',
  title: '任务',
  detail: '指标和要求',
  units: '责任单位',
  deadline: '完成时限',
  indicators: '量化指标',
  other: '其他',
};
