import { ok } from '../../shared/result.ts';
import { explanationOf, findingsOf } from '../../shared/rules/validation/findings.ts';
import { isBlank } from '../../shared/text.ts';
import { checksInForce } from './check-rules/in-force.ts';
import type { Environment } from './environment.ts';
import { withStore } from './lists.ts';
import type { Operations } from './operations.ts';
import { readSheet } from './progress.ts';

/** 校验 of what is filled in and not yet signed off: 必改 and 提示, each with the field it is about. */
export function createValidateOperations(env: Environment): Pick<Operations, 'validate'> {
  return {
    validate: ({ period }, { language }) =>
      withStore(env, (store) => {
        const sheet = readSheet(store, period, language);
        if (!sheet.ok) return sheet;
        const { rows } = sheet.value;
        const checksOf = checksInForce(store);
        const findings = rows.flatMap((row) =>
          row.draft
            ? findingsOf({ row, draft: row.draft }, checksOf(row.body)).map(({ message, ...finding }) => ({
                ...finding,
                explanation: explanationOf(row.draft?.explained, finding),
                mustExplain: finding.level === 'soft' && checksOf(row.body).explain,
                task: row.task,
                seq: row.seq,
                title: row.title,
                message: message[language],
              }))
            : [],
        );
        return ok({
          period: sheet.value.period,
          ok: findings.every(
            ({ level, mustExplain, explanation }) =>
              level === 'soft' && !(mustExplain && isBlank(explanation)),
          ),
          due: rows.length,
          filled: rows.filter(({ draft, signed }) => draft !== null || signed !== null).length,
          findings,
        });
      }),
  };
}
