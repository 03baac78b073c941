import { type LightLevel, lightLevels } from '../../../shared/model/rule-set.ts';
import { type LedgerRow, type TaskState, taskStates } from '../../../shared/model/views.ts';
import { createMatcher } from '../../../shared/search.ts';
import type { RouteParams } from '../../routes/route.ts';
import type { TaskLine } from './lines.ts';

/** 本单位承担 is everything that concerns us; the next three are its parts. */
export const tabs = ['mine', 'lead', 'cooperate', 'named', 'all'] as const;
export type Tab = (typeof tabs)[number];

export const deadlineKinds = ['by', 'ongoing', 'from', 'recurring', 'none'] as const;
export type DeadlineKind = LedgerRow['deadline']['kind'];

/** What the address says of the ledger. `null` filters nothing. */
export interface LedgerFilter {
  readonly ledger: string | null;
  readonly tab: Tab;
  readonly query: string;
  readonly unit: string | null;
  readonly category: string | null;
  /** 责任人; '' is for rows that nobody answers for. */
  readonly owner: string | null;
  readonly state: TaskState | null;
  readonly due: DeadlineKind | null;
  readonly light: LightLevel | null;
  /** Only rows with a guess that nobody has confirmed. */
  readonly confirm: boolean;
  /** Only rows that no unit holds. */
  readonly unassigned: boolean;
}

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | null =>
  known.find((value) => value === text) ?? null;

type Flags = Pick<LedgerFilter, 'confirm' | 'unassigned'>;

/** What is still to be put right is looked for in all rows. */
const startTab = ({ confirm, unassigned }: Flags, defaultTab: Tab): Tab =>
  confirm || unassigned ? 'all' : defaultTab;

/** Reads the address; an unknown value filters nothing. */
export function readFilter(params: RouteParams, defaultTab: Tab): LedgerFilter {
  const flags = { confirm: params['confirm'] === '1', unassigned: params['unassigned'] === '1' };
  return {
    ...flags,
    ledger: params['ledger'] ?? null,
    tab: oneOf(tabs, params['tab']) ?? startTab(flags, defaultTab),
    query: params['q'] ?? '',
    unit: params['unit'] ?? null,
    category: params['category'] ?? null,
    owner: params['owner'] ?? null,
    state: oneOf(taskStates, params['state']),
    due: oneOf(deadlineKinds, params['due']),
    light: oneOf(lightLevels, params['light']),
  };
}

/** The address of a filter; what filters nothing is left out. */
export function filterParams(filter: LedgerFilter, defaultTab: Tab): RouteParams {
  const { ledger, tab, query, unit, category, owner, state, due, light, confirm, unassigned } = filter;
  return {
    ...(ledger !== null && { ledger }),
    ...(tab !== startTab(filter, defaultTab) && { tab }),
    ...(query.trim() !== '' && { q: query }),
    ...(unit !== null && { unit }),
    ...(category !== null && { category }),
    ...(owner !== null && { owner }),
    ...(state !== null && { state }),
    ...(due !== null && { due }),
    ...(light !== null && { light }),
    ...(confirm && { confirm: '1' }),
    ...(unassigned && { unassigned: '1' }),
  };
}

/** Which rows a tab shows. */
export const inTab = (tab: Tab, { mine }: Pick<LedgerRow, 'mine'>): boolean => {
  if (tab === 'all') return true;
  return tab === 'mine' ? mine !== null : mine?.role === tab;
};

export const tabCounts = (lines: readonly TaskLine[]): Readonly<Record<Tab, number>> => {
  const counts = { mine: 0, lead: 0, cooperate: 0, named: 0, all: lines.length };
  for (const { row } of lines) {
    if (!row.mine) continue;
    counts.mine += 1;
    counts[row.mine.role] += 1;
  }
  return counts;
};

/** A guess that can be confirmed here: what another unit issued only that unit puts right. */
export const isToConfirm = ({ editable, guesses }: Pick<LedgerRow, 'editable' | 'guesses'>): boolean =>
  editable && guesses.length > 0;

export const countToConfirm = (lines: readonly TaskLine[]): number =>
  lines.filter(({ row }) => isToConfirm(row)).length;

/** What 清除筛选 leaves: ledger and tab. */
export const noFilter = {
  query: '',
  unit: null,
  category: null,
  owner: null,
  state: null,
  due: null,
  light: null,
  confirm: false,
  unassigned: false,
} as const satisfies Partial<LedgerFilter>;

export const isFiltered = (filter: LedgerFilter): boolean =>
  filter.query.trim() !== '' ||
  [filter.unit, filter.category, filter.owner, filter.state, filter.due, filter.light].some(
    (value) => value !== null,
  ) ||
  filter.confirm ||
  filter.unassigned;

/** The rows that pass everything but the ledger, which is chosen when reading. */
export function applyFilter(lines: readonly TaskLine[], filter: LedgerFilter): readonly TaskLine[] {
  const { tab, query, unit, category, owner, state, due, light, confirm, unassigned } = filter;
  const matches = query.trim() === '' ? null : createMatcher(query);
  return lines.filter(
    ({ row, texts }) =>
      inTab(tab, row) &&
      (unit === null || texts().unitNames.includes(unit)) &&
      (category === null || row.category === category) &&
      (owner === null || (row.owner?.owner ?? '') === owner) &&
      (state === null || row.state === state) &&
      (due === null || row.deadline.kind === due) &&
      (light === null || row.light?.level === light) &&
      (!confirm || isToConfirm(row)) &&
      (!unassigned || row.assigned.length === 0) &&
      (matches === null || matches(texts().searchable)),
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly count: number;
}

/** What can be chosen, each with the number of rows behind it: units by name count, the others in printed order. */
export interface Choices {
  readonly units: readonly Choice<string>[];
  readonly categories: readonly Choice<string>[];
  /** Empty until somebody is named. */
  readonly owners: readonly Choice<string>[];
  readonly states: readonly Choice<TaskState>[];
  readonly deadlines: readonly Choice<DeadlineKind>[];
  readonly lights: readonly Choice<LightLevel>[];
}

export function choicesOf(lines: readonly TaskLine[]): Choices {
  const units = new Map<string, number>();
  const categories = new Map<string, number>();
  const owners = new Map<string, number>();
  const states = new Map<TaskState, number>();
  const deadlines = new Map<DeadlineKind, number>();
  const lights = new Map<LightLevel, number>();
  const count = <T>(counts: Map<T, number>, value: T) => counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const { row, texts } of lines) {
    for (const name of texts().unitNames) count(units, name);
    if (row.category !== null) count(categories, row.category);
    count(owners, row.owner?.owner ?? '');
    count(states, row.state);
    count(deadlines, row.deadline.kind);
    if (row.light) count(lights, row.light.level);
  }
  const listed = <T extends string>(counts: Map<T, number>): readonly Choice<T>[] =>
    [...counts].map(([value, times]) => ({ value, count: times }));
  return {
    units: listed(units).toSorted((a, b) => b.count - a.count),
    categories: listed(categories),
    owners: owners.size === 1 && owners.has('') ? [] : listed(owners).toSorted((a, b) => b.count - a.count),
    states: listed(states).toSorted((a, b) => taskStates.indexOf(a.value) - taskStates.indexOf(b.value)),
    deadlines: listed(deadlines).toSorted(
      (a, b) => deadlineKinds.indexOf(a.value) - deadlineKinds.indexOf(b.value),
    ),
    lights: listed(lights).toSorted((a, b) => lightLevels.indexOf(a.value) - lightLevels.indexOf(b.value)),
  };
}

/** What a light is called by the rules that lit it. */
export const lightWord = (lines: readonly TaskLine[], level: LightLevel): string =>
  lines.find(({ row }) => row.light?.level === level)?.row.light?.word ?? level;
