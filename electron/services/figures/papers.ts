import { dateOf } from '../../../shared/dates.ts';
import type { Consolidation, ShareRow } from '../../../shared/model/views.ts';
import { bulletinPaper } from '../../../shared/reports/paper/bulletin-paper.ts';
import { type Notice, noticePaper } from '../../../shared/reports/paper/notice-paper.ts';
import type { PaperPlan } from '../../../shared/reports/paper/paper-plan.ts';
import { reportingPaper } from '../../../shared/reports/paper/reporting-paper.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { typedMark } from '../../../shared/rules/transcript-words.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { identityOf } from '../own-unit.ts';
import { type Counted, counted } from './counted.ts';
import { shareRows, sharesBehind } from './list-shares.ts';
import { pointsOf } from './points.ts';
import { figuresView } from './view.ts';

interface Asked {
  readonly ledger: string | null;
  readonly period: string | null;
}

const open = { unit: null, column: null, level: null, completion: null, report: null } as const;
const question = { system: 'c1', by: 'task' } as const;

interface Drafted {
  readonly found: Counted;
  readonly figures: Consolidation;
}

function drafted(store: Store, asked: Asked): Result<Drafted> {
  const found = counted(store, asked);
  return found.ok ? ok({ found: found.value, figures: figuresView(found.value, question, 'zh') }) : found;
}

const head = (store: Store) => ({ issuer: identityOf(store).name, date: dateOf(store.now()) });

/** R5: 督查通报, drafted from the figures of a period. */
export function bulletin(store: Store, asked: Asked): Result<PaperPlan> {
  const ready = drafted(store, asked);
  if (!ready.ok) return ready;
  const { found, figures } = ready.value;
  return ok(bulletinPaper({ ...head(store), number: null, figures, lagging: lagging(store, found) }));
}

/** R9: 报送情况统计表. */
export function reporting(store: Store, asked: Asked): Result<PaperPlan> {
  const ready = drafted(store, asked);
  if (!ready.ok) return ready;
  const points = pointsOf(store, asked, 'zh');
  if (!points.ok) return points;
  const { figures } = ready.value;
  return ok(
    reportingPaper({ ...head(store), figures, ...(points.value.scheme && { points: points.value }) }),
  );
}

/** Red before warning, each in printed order. */
const lagging = (store: Store, found: Counted): ShareRow[] =>
  (['red', 'warning'] as const).flatMap((level) =>
    shareRows(store, found, sharesBehind(found, question, { ...open, level }), 'zh'),
  );

const slips = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  green: '绿色',
  blue: '蓝色',
  grey: '灰色',
} as const;

/**
 * R14: 催办单 of the urges that stand, one paper for each unit, light and limit; of one unit where it is named.
 * Refusals: E_NO_UNIT, E_NO_URGE.
 */
export function notices(store: Store, unit: string | null): Result<PaperPlan> {
  const found = counted(store, { ledger: null, period: null });
  if (!found.ok) return found;
  const { register } = found.value.index.counting;
  const wanted = unit === null ? null : register.find(unit);
  if (wanted && !wanted.ok) return wanted;
  const { index } = found.value;
  const ours = new Map(index.tasks.map((task) => [task.id, task]));
  const urges = store.records
    .all('urge')
    .map((urge) => ({ urge, unit: register.byId(urge.fields.unit)?.id ?? urge.fields.unit }))
    .filter((each) => ours.has(each.urge.parent ?? '') && (!wanted || each.unit === wanted.value.id))
    .filter(({ urge, unit }) => stands(urge, unit, index.sharesOf(urge.parent ?? '')));
  if (urges.length === 0) return fail('E_NO_URGE', { unit: wanted ? wanted.value.fields.name : '—' });
  const papers = Map.groupBy(
    urges,
    ({ urge: { fields }, unit }) => `${unit} ${fields.level} ${fields.limit}`,
  );
  return ok(noticePaper([...papers.values()].map((group) => noticeOf(store, found.value, group))));
}

/** No report has answered it yet. */
const stands = (
  { fields }: StoredRecord<'urge'>,
  unit: string,
  shares: ReturnType<Counted['index']['sharesOf']>,
): boolean =>
  shares.some((share) => share.unit === unit && !share.reports.some(({ lastAt }) => lastAt > fields.urgedAt));

function noticeOf(
  store: Store,
  found: Counted,
  group: readonly { readonly urge: StoredRecord<'urge'>; readonly unit: string }[],
): Notice {
  const [first] = group;
  if (!first) throw new Error('a group has a member');
  const { rules, register, identity } = found.index.counting;
  const { level, limit, text, urgedBy } = first.urge.fields;
  const look = rules.ruleSetOf(identity.id)?.fields.levels[level] ?? null;
  const rows = shareRows(store, found, sharesBehind(found, question, { ...open, unit: first.unit }), 'zh');
  const tasks = new Set(group.map(({ urge }) => urge.parent));
  const lists = new Set(
    found.index.tasks
      .filter(({ id }) => tasks.has(id))
      .map(({ parent }) => `《${found.index.counting.lists.get(parent ?? '')?.fields.title ?? ''}》`),
  );
  return {
    kind: 'urge',
    number: null,
    ...head(store),
    unit: register.nameOf(first.unit),
    grade: look && { colour: slips[look.colour], word: look.word },
    basis: [...lists].join('、'),
    items: rows
      .filter(({ task }) => tasks.has(task))
      .map((row) => ({
        seq: row.number,
        title: row.title,
        deadline: found.record(row.task)?.fields.deadline.text ?? '',
        reason: row.light ? `${row.light.reason}${typedMark(row.report)}` : '',
      })),
    requirement: text.trim() === '' ? '报送进展，说明原因和下一步措施。' : text,
    limit,
    contact: urgedBy,
  };
}
