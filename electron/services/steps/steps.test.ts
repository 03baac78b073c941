import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  A,
  B,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  unitRow,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const undo = (unit: TestUnit) => unit.call('undoStep', { id: null });
const redo = (unit: TestUnit) => unit.call('redoStep', { id: null });
const decide = (task: string, verdict: 'suspend' | 'resume' | 'flagRisk' | 'cancel') => ({
  tasks: [task],
  verdict,
  text: '等待上级政策',
  year: null,
  approvedBy: null,
});

describe('a step that has not left this PC', () => {
  test('taken back it was never made, and done again it is the very same', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await receive(bureau, world.up.a);
    const steps: readonly (readonly [unit: TestUnit, make: () => Promise<unknown>])[] = [
      [bureau, () => bureau.call('editTask', { task: '#5', changes: { title: '改过的任务' } })],
      [bureau, () => bureau.call('assign', { tasks: ['#5', '#6', '#7'], unit: B.name, role: 'lead' })],
      [bureau, () => bureau.call('unassign', { tasks: ['#2', '#3'], unit: B.name })],
      [bureau, () => bureau.call('assignPrinted', {})],
      [bureau, () => bureau.call('addUnits', { rows: [unitRow('新学校')] })],
      [bureau, () => bureau.call('decideTasks', decide('#1', 'flagRisk'))],
      [
        a,
        () => a.call('saveRequest', { task: '#1', type: 'close', reason: '已完成', date: null, text: null }),
      ],
      [a, () => a.call('signOff', { period: null, by: '校长' })],
    ];
    for (const [unit, make] of steps) {
      const before = [unit.dump(), await unit.call('getSheet', { period: PERIOD })];
      await make();
      const after = [unit.dump(), await unit.call('getSheet', { period: PERIOD })];
      await undo(unit);
      expect([unit.dump(), await unit.call('getSheet', { period: PERIOD })]).toEqual(before);
      await redo(unit);
      expect([unit.dump(), await unit.call('getSheet', { period: PERIOD })]).toEqual(after);
    }
    expect((await bureau.call('checkStore', {})).ok).toBe(true);
  });

  test('any steps, walked back and forth, leave at each place what was there before', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, world.up.a);
    const task = fc.integer({ min: 1, max: 6 }).map((seq) => `#${seq}`);
    const unit = fc.constantFrom(A.name, B.name);
    const act = fc.oneof(
      fc.record({
        kind: fc.constant('edit' as const),
        task,
        title: fc.string({ minLength: 1, maxLength: 8 }),
      }),
      fc.record({ kind: fc.constant('assign' as const), task, unit }),
      fc.record({ kind: fc.constant('unassign' as const), task, unit }),
      fc.record({
        kind: fc.constant('decide' as const),
        task,
        verdict: fc.constantFrom('suspend' as const, 'resume' as const, 'flagRisk' as const),
      }),
      fc.record({ kind: fc.constant('review' as const), task, accept: fc.boolean() }),
    );
    const services = bureau.services;
    const tried = (name: Parameters<typeof services.call>[0], args: unknown) =>
      services.call(name, args, { language: 'zh' });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
        const places = [bureau.dump()];
        for (const each of acts) {
          if (each.kind === 'edit')
            await tried('editTask', { task: each.task, changes: { title: each.title } });
          if (each.kind === 'assign')
            await tried('assign', { tasks: [each.task], unit: each.unit, role: 'cooperate' });
          if (each.kind === 'unassign') await tried('unassign', { tasks: [each.task], unit: each.unit });
          if (each.kind === 'decide') await tried('decideTasks', decide(each.task, each.verdict));
          if (each.kind === 'review')
            await tried('reviewMany', {
              items: (await bureau.call('getReviewDesk', { task: each.task })).items.map((item) => ({
                id: item.id,
                task: item.task.id,
                unit: item.unit.id,
              })),
              verdict: each.accept ? 'accept' : 'return',
              text: '请补充',
              approvedBy: null,
            });
          const dump = bureau.dump();
          if (dump !== places.at(-1)) places.push(dump);
        }
        for (const place of places.slice(0, -1).toReversed()) {
          await undo(bureau);
          expect(bureau.dump()).toBe(place);
        }
        for (const place of places.slice(1)) {
          await redo(bureau);
          expect(bureau.dump()).toBe(place);
        }
        for (const _ of places.slice(1)) await undo(bureau);
      }),
      { numRuns: 12 },
    );
  });

  test('after something new is done, what was undone before is not done again', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    await bureau.call('editTask', { task: '#1', changes: { title: '改过的任务' } });
    await undo(bureau);
    await bureau.call('decideTasks', decide('#5', 'cancel'));
    expect((await bureau.refusal('redoStep', { id: null })).code).toBe('E_NOTHING_TO_REDO');
  });

  test('what hangs on a step is named, and stays', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const ledger = (await bureau.call('listLedgers', {}))[0]?.id ?? '';
    const row = await bureau.call('addTask', { ledger, task: { title: '新增的任务' } });
    const [step] = await bureau.call('listSteps', {});
    await bureau.call('assign', { tasks: [row.id], unit: A.name, role: 'lead' });
    const refusal = await bureau.refusal('undoStep', { id: step?.id ?? 0 });
    expect(refusal.code).toBe('E_STEP_CHANGED');
    expect(refusal.message).toContain('新增的任务');
  });

  test('a draft that was typed in again is not overwritten by undoing its signing-off', async () => {
    const a = await openUnit(copyWorld(played).a);
    await a.call('signOff', { period: PERIOD, by: '校长' });
    await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '更正', reason: '笔误' }) });
    expect((await a.refusal('undoStep', { id: null })).code).toBe('E_STEP_CHANGED');
  });
});

describe('a step that a file has carried', () => {
  test('a decision or a report is not unsaid, and says so', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await receive(bureau, world.up.a);
    await bureau.call('decideTasks', decide('#1', 'flagRisk'));
    await exportTo(bureau, B.name);
    await undo(bureau);
    await redo(bureau);
    await exportTo(bureau, A.name);
    expect((await bureau.refusal('undoStep', { id: null })).code).toBe('E_UNDO_SENT');
    await a.call('signOff', { period: PERIOD, by: '校长' });
    await exportTo(a, 'all');
    const refusal = await a.refusal('undoStep', { id: null });
    expect(refusal.code).toBe('E_UNDO_SENT');
    expect(refusal.message).toContain('已经随导出的包送出');
  });

  test('an edit and an assignment are written back, so that the next file takes them along', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const title = (await bureau.call('getTask', { task: '#1' })).row.title;
    await bureau.call('editTask', { task: '#1', changes: { title: '改过的任务' } });
    await bureau.call('assign', { tasks: ['#5'], unit: A.name, role: 'lead' });
    await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
    await undo(bureau);
    await undo(bureau);
    await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
    expect((await a.call('getTask', { task: '#1' })).row.title).toBe(title);
    const mine = await bureau.call('listTasks', { unit: A.name });
    expect(mine.find(({ seq }) => seq === 5)?.assigned.some(({ name }) => name === A.name)).not.toBe(true);
    await redo(bureau);
    await redo(bureau);
    await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
    expect((await a.call('getTask', { task: '#1' })).row.title).toBe('改过的任务');
    expect((await a.call('getTask', { task: '#5' })).row.state).toBe('awaitingAcknowledgement');
  });
});
