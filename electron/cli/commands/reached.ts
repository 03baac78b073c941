import type { TaskDetail } from '../../../shared/model/views.ts';
import { type ReachedMilestone, withMark } from '../../../shared/rules/milestones.ts';
import { nameKey } from '../../../shared/text.ts';
import type { CliSession } from '../session.ts';
import { isCalendarDate } from '../values.ts';

/** A day stands behind the last sign, since the words of a step may hold one themselves. */
const GIVEN = /^(?<step>.+?)(?:=(?<on>[^=]*))?$/su;

/**
 * `STEP[=DATE]` of a task's 时间节点. STEP is its place from 1, as `milestone` lists them, or words of it; without DATE it
 * was reached on the 统计截止日. `by` marked it, the 填报人 of this PC where nobody is named. Refused with E_BAD_VALUE,
 * which lists the steps there are.
 */
export async function reachedGiven(
  { call, out }: CliSession,
  { milestones }: Pick<TaskDetail, 'milestones'>,
  given: readonly string[],
  by: string | undefined,
): Promise<readonly ReachedMilestone[]> {
  const { cutoff, operator } = await call('getSession', {});
  return given.reduce<ReachedMilestone[]>((marks, text) => {
    const { step = '', on = cutoff } = GIVEN.exec(text)?.groups ?? {};
    const [hit, ...more] = milestones.filter(
      (each, n) =>
        String(n + 1) === step ||
        (!/^\d*$/.test(nameKey(step)) && nameKey(each.text).includes(nameKey(step))),
    );
    if (!hit || more.length > 0 || !isCalendarDate(on))
      return out.refuseFailure({
        code: 'E_BAD_VALUE',
        params: {
          field: '--reached',
          value: text,
          expected: `写作“节点”或“节点=日期”；本任务的时间节点：${milestones.map((each, n) => `${n + 1} ${each.text}`).join('；') || '无'}`,
        },
      });
    return withMark(marks, hit.text, { on, by: by ?? operator });
  }, []);
}
