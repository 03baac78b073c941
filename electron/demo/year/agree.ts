import { canonicalJson } from '../../../shared/canonical.ts';
import type { Player, SchoolPlayer, Stage } from './stage.ts';

interface DumpedRecord {
  readonly kind: string;
  readonly id: string;
  readonly parent: string | null;
  readonly author: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const recordsOf = ({ dump }: Player): readonly DumpedRecord[] =>
  (JSON.parse(dump()) as { readonly records: readonly DumpedRecord[] }).records;

/** What was found equal, for one school: shares, records on both sides, reports. */
export interface Agreement {
  readonly school: string;
  readonly shares: number;
  readonly records: number;
  readonly reports: number;
  /** What differs, in words; empty where everything is equal. */
  readonly differences: readonly string[];
}

/** Kinds that say what one unit has to do with a task. */
const OF_UNIT = new Set(['assignment', 'report', 'acknowledgement', 'request', 'urge']);

/**
 * Both sides compared: every record that a school holds is the bureau's, byte for byte; every record of the bureau that
 * concerns the school is there; and state, light and reason of each of its shares are the same on both screens. The
 * register is left out: a school is told of other units no more than their names.
 */
export async function compareSides(stage: Stage): Promise<readonly Agreement[]> {
  const atBureau = recordsOf(stage.bureau);
  const byId = new Map(atBureau.map((record) => [record.id, record]));
  const units = new Map((await stage.bureau.call('listUnits', {})).map(({ name, id }) => [name, id]));
  const agreements: Agreement[] = [];
  for (const school of stage.schools) {
    const unit = units.get(school.name) ?? '';
    const here = recordsOf(school).filter(({ kind }) => kind !== 'unit');
    const known = new Set(here.map(({ id }) => id));
    const own = new Set(
      atBureau.flatMap(({ kind, parent, fields }) =>
        kind === 'assignment' && fields['unit'] === unit ? [parent ?? ''] : [],
      ),
    );
    const concerns = ({ kind, parent, fields }: DumpedRecord): boolean => {
      if (OF_UNIT.has(kind)) return fields['unit'] === unit;
      if (kind !== 'decision') return false;
      return (
        own.has(parent ?? '') &&
        fields['verdict'] !== 'approve' &&
        (fields['unit'] === null || fields['unit'] === unit)
      );
    };
    const differences = [
      ...here
        .filter((record) => canonicalJson(record) !== canonicalJson(byId.get(record.id) ?? null))
        .map(({ kind, id }) => `${kind} ${id}`),
      ...atBureau
        .filter((record) => concerns(record) && !known.has(record.id))
        .map(({ kind, id }) => `${kind} ${id}（校）`),
    ];
    const screens = await compareScreens(stage, school);
    agreements.push({
      school: school.name,
      shares: screens.shares,
      records: here.length,
      reports: here.filter(({ kind }) => kind === 'report').length,
      differences: [...differences, ...screens.differences],
    });
  }
  return agreements;
}

const QUESTION = { ledger: null, period: null, system: 'c1', by: 'share' } as const;
const PAGE = 500;

/** The shares of a school as the consolidation has them, beside the school's own ledger. */
async function compareScreens(
  { bureau }: Stage,
  school: SchoolPlayer,
): Promise<{ readonly shares: number; readonly differences: readonly string[] }> {
  const { rows } = await bureau.call('listShares', {
    question: QUESTION,
    filter: { unit: school.name, column: null, level: null, completion: null, report: null },
    offset: 0,
    limit: PAGE,
  });
  const own = (await school.call('listTasks', {})).filter(
    ({ assigned, mine }) => assigned.some(({ name }) => name === school.name) && mine?.role !== 'named',
  );
  const there = new Map(own.map((row) => [row.id, row]));
  const differences = rows.flatMap(({ task, title, state, light }) => {
    const row = there.get(task);
    if (!row) return [`${title}：校方没有`];
    const [above, below] = [shown(state, light), shown(row.state, row.light)];
    return above === below ? [] : [`${title}：局 ${above}，校 ${below}`];
  });
  const missing = own.filter(({ id }) => !rows.some(({ task }) => task === id));
  return {
    shares: rows.length,
    differences: [...differences, ...missing.map(({ title }) => `${title}：局没有`)],
  };
}

const shown = (state: string, light: { readonly word: string; readonly reason: string } | null): string =>
  `${state} ${light?.word ?? ''} ${light?.reason ?? ''}`;
