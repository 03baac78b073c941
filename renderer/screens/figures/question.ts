import { lightLevels } from '../../../shared/model/rule-set.ts';
import {
  type Consolidation,
  completionClass,
  type FiguresQuestion,
  type ShareFilter,
} from '../../../shared/model/views.ts';
import { classSystems } from '../../../shared/rules/figures/classes.ts';
import { reportStates } from '../../../shared/rules/figures/reporting.ts';
import type { RouteParams } from '../../routes/route.ts';

/** What the address says of the consolidation: the question, which units are listed, and the figure that is opened. */
export interface FiguresAddress {
  readonly question: FiguresQuestion;
  readonly units: UnitFilter;
  /** The figure whose rows are shown; null while none is. */
  readonly behind: ShareFilter | null;
}

export interface UnitFilter {
  readonly query: string;
  readonly only: 'all' | 'missing' | 'grave';
}

export const unitFilters = ['all', 'missing', 'grave'] as const;

/** Every part of a figure open: the rows of everything. */
export const everything: ShareFilter = {
  unit: null,
  column: null,
  level: null,
  completion: null,
  report: null,
};

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | null =>
  known.find((value) => value === text) ?? null;

/** Reads the address; what it does not know it leaves open. */
export function readAddress(params: RouteParams): FiguresAddress {
  return {
    question: {
      ledger: params['ledger'] ?? null,
      period: params['period'] ?? null,
      system: oneOf(classSystems, params['classes']) ?? 'c1',
      by: oneOf(['task', 'share'], params['by']) ?? 'task',
    },
    units: { query: params['q'] ?? '', only: oneOf(unitFilters, params['only']) ?? 'all' },
    behind: params['open'] === '1' ? readShareFilter(params) : null,
  };
}

const readShareFilter = (params: RouteParams): ShareFilter => ({
  unit: params['unit'] ?? null,
  column: params['column'] ?? null,
  level: oneOf([...lightLevels, 'unlit'], params['level']),
  completion: oneOf(completionClass.options, params['class']),
  report: oneOf(reportStates, params['report']),
});

/** The address of it; what is open or usual is left out. */
export function addressParams({ question, units, behind }: FiguresAddress): RouteParams {
  const { ledger, period, system, by } = question;
  return {
    ...(ledger !== null && { ledger }),
    ...(period !== null && { period }),
    ...(system !== 'c1' && { classes: system }),
    ...(by !== 'task' && { by }),
    ...(units.query !== '' && { q: units.query }),
    ...(units.only !== 'all' && { only: units.only }),
    ...(behind && { open: '1', ...shareParams(behind) }),
  };
}

const shareParams = ({ unit, column, level, completion, report }: ShareFilter): RouteParams => ({
  ...(unit !== null && { unit }),
  ...(column !== null && { column }),
  ...(level !== null && { level }),
  ...(completion !== null && { class: completion }),
  ...(report !== null && { report }),
});

/** Red and warning are the first two levels. */
const GRAVE = 2;

export const graveOf = (lights: readonly number[]): number =>
  lights.slice(0, GRAVE).reduce((sum, count) => sum + count, 0);

/** Whether a unit belongs to what is listed, its name apart. */
export const isListed = (
  only: UnitFilter['only'],
  { reports, lights }: Pick<Consolidation['units'][number], 'reports' | 'lights'>,
): boolean => only === 'all' || (only === 'missing' ? reports.missing > 0 : graveOf(lights) > 0);
