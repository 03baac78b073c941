import { z } from 'zod';
import * as v from '../model/views.ts';
import { turns } from '../rules/collecting.ts';
import { line, none, op } from './arguments.ts';

export const sessionOperations = {
  getSession: op(none, v.session),
  createUnit: op(
    z.strictObject({ name: line.min(1), role: v.role, code: line.nullable(), operator: line.nullable() }),
    v.session,
  ),
  openExample: op(none, v.session),
  leaveExample: op(none, v.session),
  saveSettings: op(v.settings.partial(), v.settings),
  saveIdentity: op(
    z.strictObject({ operator: line.nullable().optional(), aliases: z.array(line).max(50).optional() }),
    v.session,
  ),
  getWorkbench: op(z.strictObject({ turn: z.enum(turns).optional() }), v.workbench),
} as const;
