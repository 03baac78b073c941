import type { LightLevel } from '../../model/rule-set.ts';
import type { TaskState } from '../../model/views/tasks.ts';
import type { ReportCycle } from '../../report-cycle.ts';
import type { Schedule } from '../lights/schedule-gap.ts';

/** One task of one unit as everything is counted from it: the smallest thing that figures know. */
export interface Share {
  readonly task: string;
  readonly unit: string;
  readonly role: 'lead' | 'cooperate';
  readonly state: TaskState;
  /** Its light; null until the body has rules. */
  readonly light: { readonly level: LightLevel; readonly rule: number } | null;
  readonly schedule: Schedule | null;
  /** 年度办结 of the year of the cut-off. */
  readonly yearClosed: boolean;
  /** The day of 交办, from which reports are owed; null where no record says it. */
  readonly since: string | null;
  /** The day of 办结, until which they are. */
  readonly completedOn: string | null;
  readonly cycle: ReportCycle;
  /** One for each period reported, oldest first. */
  readonly reports: readonly ReportMark[];
  /** How often a report of it was sent back. */
  readonly returns: number;
  /** 年度结转: its list takes nothing more on the cut-off date. */
  readonly rolledOver?: boolean;
}

/** What is known of one period's report without reading it. */
export interface ReportMark {
  readonly period: string;
  /** The day its first version was signed off: what 按时 and 迟报 go by. */
  readonly firstOn: string;
  readonly lastAt: number;
  /** 代录: all there is was typed for the unit. */
  readonly typed?: boolean;
}

const notCounted: ReadonlySet<TaskState> = new Set(['cancelled', 'suspended', 'returnedForReassignment']);

/** 已撤销, 暂缓, 退回改派 and what went on in another list are 不参评 everywhere. */
export const isCounted = ({ state, rolledOver }: Pick<Share, 'state' | 'rolledOver'>): boolean =>
  !notCounted.has(state) && rolledOver !== true;

export const isDone = ({ state, yearClosed }: Pick<Share, 'state' | 'yearClosed'>): boolean =>
  state === 'completed' || state === 'struckOff' || yearClosed;
