import type { RequestType } from '../../model/record.ts';
import type { TaskAction } from './task-actions.ts';

/** The step that a request makes when it is signed off. */
export const requestActions = {
  extend: 'requestExtension',
  change: 'requestChange',
  close: 'requestCompletion',
  strikeOff: 'requestStrikeOff',
} as const satisfies Record<RequestType, TaskAction>;
