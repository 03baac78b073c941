import { z } from 'zod';
import * as i from '../model/intake.ts';
import * as v from '../model/views.ts';
import { id, line, none, op, path } from './arguments.ts';

export const ledgersOperations = {
  createLedger: op(z.strictObject({ title: line.min(1) }), v.ledgerView),
  addTask: op(z.strictObject({ ledger: id, task: i.taskEdit.required({ title: true }) }), v.ledgerRow),
  editTask: op(z.strictObject({ task: id, changes: i.taskEdit }), v.ledgerRow),
  /** 确认无误: what was guessed stands as it is, and a re-import leaves it alone. */
  confirmTasks: op(
    z.strictObject({ tasks: z.array(z.string().max(200)).min(1).max(20_000) }),
    z.object({ confirmed: z.number() }),
  ),
  /** 转发: a list received from above becomes one of ours to assign below, naming where it came from; again: brought up to date. */
  passOn: op(
    z.strictObject({ ledger: line.min(1) }),
    z.object({ ledger: z.object({ id: z.string(), title: z.string() }), counts: v.counts }),
  ),
  /** Compares a list that was passed on with the file of the body it came from. */
  compareOrigin: op(z.strictObject({ ledger: line.min(1), path }), v.originComparison),
  listLedgers: op(none, z.array(v.ledgerView)),
  listTasks: op(
    z.strictObject({
      ledger: line.optional(),
      mine: z.boolean().optional(),
      unit: line.optional(),
      search: line.optional(),
      /** A level, a colour or a word: red, 红灯, attention … */
      light: line.optional(),
      /** Lights as of this day, instead of the cut-off that is chosen. */
      cutoff: z.iso.date().optional(),
    }),
    z.array(v.ledgerRow),
  ),
  getTask: op(z.strictObject({ task: z.string().max(200) }), v.taskDetail),
} as const;
