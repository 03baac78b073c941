import type { Snapshot } from '../../../shared/model/views.ts';
import type { Words } from '../../words/words.ts';

/** Why a snapshot was taken. */
export const reasonText = (reason: Snapshot['reason'], w: Words['backups']): string =>
  ({ daily: w.reasonDaily, receive: w.reasonReceive, replace: w.reasonReplace, manual: w.reasonManual })[
    reason
  ];
