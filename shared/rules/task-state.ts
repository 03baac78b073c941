import type { TaskState } from '../model/views.ts';

export interface TaskSituation {
  readonly assigned: number;
  readonly cancelled: number;
  /** Signed-off reports or drafts of our own exist. */
  readonly reported: boolean;
  /** The task came from a body above. */
  readonly received: boolean;
}

/**
 * The state of a task as far as issuing and reporting carry it: 已立项, 已交办, 待签收, 办理中.
 * Progress on a task awaiting acknowledgement acknowledges it.
 */
export function taskStateOf({ assigned, cancelled, reported, received }: TaskSituation): TaskState {
  if (assigned === 0 && cancelled > 0) return 'cancelled';
  if (reported) return 'inProgress';
  if (assigned === 0) return 'registered';
  return received ? 'awaitingAcknowledgement' : 'assigned';
}
