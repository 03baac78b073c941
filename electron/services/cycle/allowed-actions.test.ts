import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TaskState, taskStates, taskVerdicts } from '../../../shared/model/views/tasks.ts';
import type { TaskAction } from '../../../shared/rules/cycle/task-actions.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import {
  A,
  BUREAU,
  copyWorld,
  draft,
  openUnit,
  PERIOD,
  playMonth,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';
import { begunState } from './target.ts';
import { ask, carry, make } from './test-moves.ts';

/** Real stores of a bureau and a school, after a month; every run begins from a copy. */
let world: World;
beforeAll(async () => {
  world = await playMonth(testFolder(afterAll));
});

const TASKS = ['#1', '#2', '#8'] as const;

/** Something a person does: chosen among what the screen offers, with or without the words it asks for. */
const move = fc.record({
  at: fc.constantFrom('bureau', 'bureau', 'school', 'school', 'down', 'up'),
  task: fc.constantFrom(...TASKS),
  pick: fc.nat(1000),
  text: fc.constantFrom('', ' ', '有理由', '有理由'),
  date: fc.constantFrom('2022-01-01', '2027-06-30', '2028-12-31'),
  leader: fc.constantFrom(null, '分管局领导'),
  /** Something that is not offered is tried instead. */
  astray: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
});
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

/** Why an offered step may be refused: something is missing, or what it would answer is not here. */
const NAMED: Partial<Readonly<Record<TaskAction, readonly string[]>>> = {
  approve: ['E_APPROVER_NEEDED'],
  decline: ['E_WHY_NEEDED'],
  completeYear: ['E_ONLY_ONGOING'],
  flagRisk: ['E_WHY_NEEDED'],
  suspend: ['E_WHY_NEEDED'],
  reopen: ['E_WHY_NEEDED'],
  cancel: ['E_WHY_NEEDED'],
  urge: ['E_URGE_EMPTY', 'E_URGE_LIMIT', 'E_NOT_ASSIGNED'],
  withdraw: ['E_NOT_ASSIGNED'],
  report: ['E_EMPTY_REPORT', 'E_REASON_NEEDED', 'E_FINDINGS'],
  requestExtension: ['E_WHY_NEEDED', 'E_DATE_BEFORE'],
  requestChange: ['E_WHY_NEEDED'],
  requestCompletion: ['E_WHY_NEEDED', 'E_ONLY_LEAD'],
  requestStrikeOff: ['E_WHY_NEEDED', 'E_ONLY_LEAD'],
  extend: ['E_DATE_BEFORE', 'E_NOTHING_TO_REVIEW'],
  refuseExtension: ['E_WHY_NEEDED', 'E_NOTHING_TO_REVIEW'],
  answerChange: ['E_WHY_NEEDED', 'E_NOTHING_TO_REVIEW'],
  complete: ['E_NOTHING_TO_REVIEW'],
  refuseCompletion: ['E_WHY_NEEDED', 'E_NOTHING_TO_REVIEW'],
  strikeOff: ['E_CHECKLIST'],
  refuseStrikeOff: ['E_WHY_NEEDED'],
};

/** Where the table leads from a state; a silent unit's own act acknowledges first. */
const ledTo = (state: TaskState, action: TaskAction): TaskState | undefined =>
  (taskMachine.step(state, action) ?? taskMachine.step(begunState(state), action))?.to;

async function stray(unit: TestUnit, offered: readonly TaskAction[], { task, pick }: Move): Promise<void> {
  const impossible = taskVerdicts.filter((verdict) => !offered.includes(verdict));
  const verdict = impossible[pick % impossible.length];
  if (!verdict) return;
  const given = { tasks: [task], verdict, text: '理由', year: null, approvedBy: '分管局领导' };
  expect(await ask(unit, 'decideTasks', given), verdict).toEqual({ ok: false, code: 'E_TRANSITION' });
}

test('what is offered is done as the table says or refused by name, what is not offered is refused, in every order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 40 }), async (moves) => {
      const copy = copyWorld(world);
      const bureau = await openUnit(copy.bureau);
      const school = await openUnit(copy.a);
      await school.call('saveDraft', { task: '#8', period: PERIOD, draft: draft() });
      for (const each of moves) {
        if (each.at === 'down') await carry(bureau, school, A.name);
        else if (each.at === 'up') await carry(school, bureau, BUREAU);
        else {
          const unit = each.at === 'bureau' ? bureau : school;
          const { actions, row } = await unit.call('getTask', { task: each.task });
          if (each.astray && unit === bureau) await stray(unit, actions, each);
          const action = actions[each.pick % actions.length];
          if (!action || each.astray) continue;
          const done = await make(unit, action, each);
          const after = (await unit.call('getTask', { task: each.task })).row.state;
          expect(taskStates).toContain(after);
          const what = `${each.at} ${each.task} ${row.state} ${action}`;
          if (!done.ok)
            expect([what, NAMED[action] ?? []]).toEqual([what, expect.arrayContaining([done.code])]);
          // Of a task of several units the state is that of the one that is furthest.
          else if (each.task !== '#2') expect(after, what).toBe(ledTo(row.state, action));
          if (!done.ok) expect(after, what).toBe(row.state);
        }
      }
      for (const unit of [bureau, school]) {
        for (const { state } of await unit.call('listTasks', {})) expect(taskStates).toContain(state);
        expect(await unit.call('checkStore', {})).toEqual({ ok: true, problems: [] });
        unit.close();
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 5) },
  );
}, 300_000);
