import type { ShellEvent } from '../../shared/contract.ts';
import type { OperationName } from '../../shared/operation-names.ts';
import { createState } from './create-state.ts';

/** A running operation. It is shown after 300 ms, and offers its percentage and 取消 after 2 s. */
export interface Job {
  readonly id: string;
  readonly operation: OperationName;
  readonly phase: 'fresh' | 'shown' | 'long';
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly cancelling: boolean;
}

const SHOWN_AFTER_MS = 300;
const LONG_AFTER_MS = 2000;

export const useJobs = createState<{ readonly jobs: readonly Job[] }>(() => ({ jobs: [] }));

const update = (id: string, change: Partial<Job>): void =>
  useJobs.setState(({ jobs }) => ({
    jobs: jobs.map((job) => (job.id === id ? { ...job, ...change } : job)),
  }));

export interface RunningJob {
  readonly id: string;
  finish(): void;
}

export function startJob(operation: OperationName): RunningJob {
  const id = crypto.randomUUID();
  const job: Job = { id, operation, phase: 'fresh', stage: '', done: 0, total: null, cancelling: false };
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs, job] }));
  const timers = [
    setTimeout(() => update(id, { phase: 'shown' }), SHOWN_AFTER_MS),
    setTimeout(() => update(id, { phase: 'long' }), LONG_AFTER_MS),
  ];
  return {
    id,
    finish: () => {
      for (const timer of timers) clearTimeout(timer);
      useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((other) => other.id !== id) }));
    },
  };
}

export function noteProgress(event: Extract<ShellEvent, { type: 'progress' }>): void {
  update(event.job, { stage: event.stage, done: event.done, total: event.total });
}

export const noteCancelling = (id: string): void => update(id, { cancelling: true });

/** Whole percent, or `null` while the total is not known. */
export const percentOf = ({ done, total }: Pick<Job, 'done' | 'total'>): number | null =>
  total === null || total <= 0 ? null : Math.max(0, Math.min(100, Math.floor((done / total) * 100)));
