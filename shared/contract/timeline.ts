import { z } from 'zod';
import * as v from '../model/views.ts';
import { line, op } from './arguments.ts';

export const timelineOperations = {
  /** 时间轴 of a ledger: every row and part with its milestones and its limit, in printed order. */
  getTimeline: op(z.strictObject({ ledger: line.min(1) }), v.timeline),
} as const;
