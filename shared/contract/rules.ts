import { z } from 'zod';
import { checkSetFields } from '../model/check-rules.ts';
import { reportCycle } from '../model/record/report-cycle.ts';
import { ruleSetFields } from '../model/rule-set.ts';
import { checkRulesView } from '../model/views/check-rules.ts';
import * as v from '../model/views.ts';
import { presetNames } from '../rules/lights/presets.ts';
import { line, none, op } from './arguments.ts';

export const rulesOperations = {
  getRules: op(none, v.rulesView),
  /** Puts a rule set in force for the tasks of this body, as the next version. */
  adoptRules: op(
    z.strictObject({
      preset: z.enum(presetNames).nullable(),
      /** In place of a preset. */
      set: ruleSetFields.omit({ version: true, madeBy: true }).nullable(),
    }),
    v.rulesView,
  ),
  /** 试算: which of this body's tasks would have another light, on the cut-off that holds or on another; nothing is stored. */
  tryRules: op(
    z.strictObject({
      preset: z.enum(presetNames).nullable(),
      set: ruleSetFields.omit({ version: true, madeBy: true }).nullable(),
      cutoff: z.iso.date().nullable(),
    }),
    v.rulesTrial,
  ),
  getCheckRules: op(none, checkRulesView),
  /** Puts 校验规则 in force for the reports on the tasks of this body, as the next version. */
  adoptCheckRules: op(checkSetFields.pick({ explain: true, rules: true }).strict(), checkRulesView),
  /** 统计截止日; null for today. Refused where nothing had been assigned by then. */
  chooseCutoff: op(z.strictObject({ date: z.iso.date().nullable() }), z.object({ cutoff: z.string() })),
  /** The days of one year that are not as the week has them. */
  saveCalendar: op(
    z.strictObject({
      year: z.int().min(1900).max(9999),
      holidays: z.array(z.iso.date()).max(366),
      workdays: z.array(z.iso.date()).max(366),
    }),
    v.rulesView,
  ),
  /** 报送周期 of whole lists, or of single tasks; null goes back to that of the list, of a list to monthly. */
  saveReportCycle: op(
    z.strictObject({
      ledgers: z.array(line).max(1000),
      tasks: z.array(z.string().max(200)).max(20_000),
      cycle: reportCycle.nullable(),
    }),
    z.object({ changed: z.number() }),
  ),
} as const;
