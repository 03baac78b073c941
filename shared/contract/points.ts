import { z } from 'zod';
import * as v from '../model/views.ts';
import { schemeNames } from '../rules/points.ts';
import { line, op } from './arguments.ts';

export const pointOperations = {
  getPoints: op(z.strictObject({ ledger: line.nullable(), period: line.nullable() }), v.pointsView),
  /** Switches 考核计分 on with a scheme, or off (null); the leader who decided it is recorded with the day. */
  switchPoints: op(
    z.strictObject({
      scheme: z.union([z.enum(schemeNames), v.pointScheme.omit({ version: true, madeBy: true })]).nullable(),
      approvedBy: z.string().trim().max(100),
    }),
    v.pointsView,
  ),
} as const;
