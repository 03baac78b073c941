import type { PaperKind, PrintableRequest, Session, WrittenPaper } from '../../../shared/model/views.ts';
import { safeFileName } from '../../pick/request.ts';
import { everyone, looksDown, looksUp } from '../screen.ts';

/** One paper: who may print it, and what must be chosen first. */
export interface Paper {
  readonly kind: PaperKind;
  readonly ending: 'xlsx' | 'docx';
  readonly shown: (session: Session) => boolean;
  /** One ledger, or any number of them; left out where the paper is of the whole store. */
  readonly ledger?: 'one' | 'any';
  readonly period?: true;
  readonly unit?: true;
  readonly request?: true;
}

/** In the order of the month: what a school sends, what a bureau issues, what both ask for now and then, what both keep. */
export const papers: readonly Paper[] = [
  { kind: 'progress', ending: 'xlsx', shown: looksUp, ledger: 'any', period: true },
  { kind: 'statement', ending: 'docx', shown: looksUp, ledger: 'any', period: true },
  { kind: 'brief', ending: 'docx', shown: everyone, ledger: 'any', period: true },
  { kind: 'bulletin', ending: 'docx', shown: looksDown, ledger: 'any', period: true },
  { kind: 'reporting', ending: 'docx', shown: looksDown, ledger: 'any', period: true },
  { kind: 'notice', ending: 'docx', shown: looksDown, unit: true },
  { kind: 'ledger', ending: 'xlsx', shown: everyone, ledger: 'one', period: true },
  { kind: 'fullLedger', ending: 'xlsx', shown: everyone, ledger: 'one', period: true },
  { kind: 'transmissions', ending: 'xlsx', shown: everyone },
  { kind: 'request', ending: 'docx', shown: everyone, request: true },
  { kind: 'slip', ending: 'docx', shown: looksDown, period: true, unit: true },
  { kind: 'changes', ending: 'xlsx', shown: looksDown, ledger: 'one' },
];

/** What was chosen on the screen; null is all, or the usual one. */
export interface Chosen {
  readonly ledger: string | null;
  readonly period: string;
  readonly unit: string | null;
  readonly request: string | null;
}

/** So many there are of what papers are made of. */
export interface Stock {
  readonly ledgers: number;
  readonly requests: number;
  /** Units with urges that no report has answered. */
  readonly urged: number;
  /** Sections that were given a task. */
  readonly sections: number;
}

/** What a person has to choose, or what there is none of. */
export type Lacking = 'ledger' | 'request' | 'anyRequest' | 'anyUrge' | 'anySection' | null;

/** What a paper still needs before it can be written. */
export function lacking(paper: Paper, chosen: Chosen, stock: Stock): Lacking {
  if (paper.kind === 'notice' && stock.urged === 0) return 'anyUrge';
  if (paper.kind === 'slip' && stock.sections === 0) return 'anySection';
  if (paper.request && stock.requests === 0) return 'anyRequest';
  if (paper.ledger === 'one' && chosen.ledger === null && stock.ledgers !== 1) return 'ledger';
  return paper.request && chosen.request === null ? 'request' : null;
}

interface Named {
  readonly unit: string;
  readonly title: string;
  readonly request: PrintableRequest | undefined;
  readonly today: string;
  readonly written: readonly WrittenPaper[];
}

/** 单位_材料名称_统计期_生成日期: the same paper of the same period again is 第 2 版, so that nothing is written over. */
export function paperName({ kind, ending, period, ledger }: Paper, chosen: Chosen, named: Named): string {
  const { unit, title, request, today, written } = named;
  const of = period ? chosen.period : null;
  const about = request ? `${request.seq ?? ''}${request.unit.name}` : '';
  const earlier = written.filter(
    (paper) =>
      paper.kind === kind && (!period || paper.period === of) && (!ledger || paper.ledger === chosen.ledger),
  ).length;
  const version = earlier > 0 ? `第${earlier + 1}版` : '';
  const parts = [unit, title, about, of, today.replaceAll('-', ''), version];
  return `${safeFileName(parts.filter(Boolean).join('_'))}.${ending}`;
}
