import type { Consolidation, ShareFilter } from '../../../shared/model/views.ts';

type Level = Consolidation['levels'][number];

/** So many shares of one light; null is 未评灯, for which there are no rules yet. */
export interface LightCount {
  readonly light: Level | null;
  readonly count: number;
}

/** What is there of a cell's counts, gravest first. */
export const presentLights = (levels: readonly Level[], counts: readonly number[]): readonly LightCount[] =>
  counts.flatMap((count, at) => (count > 0 ? [{ light: levels[at] ?? null, count }] : []));

export const levelOf = ({ light }: LightCount): NonNullable<ShareFilter['level']> => light?.level ?? 'unlit';
