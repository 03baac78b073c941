import type { SheetRow } from '../../../shared/model/views.ts';
import { createState } from '../../state/create-state.ts';
import { heldPlace, step } from '../review/queue.ts';

interface Internal {
  readonly period: string;
  /** Requests that go out with the sign-off. */
  readonly requests: number;
  readonly rows: readonly SheetRow[];
  readonly current: string | null;
}

/** Where the leader is among the drafts that were handed in. */
export const useInternal = createState<Internal>(() => ({
  period: '',
  requests: 0,
  rows: [],
  current: null,
}));

const idsOf = (rows: readonly SheetRow[]): readonly string[] => rows.map(({ task }) => task);

export const takeRows = (period: string, rows: readonly SheetRow[], requests: number): void =>
  useInternal.setState(({ rows: before, current }) => ({
    period,
    requests,
    rows,
    current: heldPlace(idsOf(before), idsOf(rows), current),
  }));

export const goTo = (current: string): void => useInternal.setState({ current });

export const walk = (by: number): void =>
  useInternal.setState(({ rows, current }) => ({ current: step(idsOf(rows), current, by) }));

export const currentRow = (): SheetRow | null => {
  const { rows, current } = useInternal.getState();
  return rows.find(({ task }) => task === current) ?? null;
};
