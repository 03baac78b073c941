import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReportCycle } from '../../../shared/report-cycle.ts';
import { presets } from '../../../shared/rules/lights/presets.ts';
import {
  A,
  BUREAU,
  draft,
  exportTo,
  jinan,
  openUnit,
  receive,
  type TestUnit,
  testFolder,
  unitRow,
} from '../test-stores.ts';

/** 2026-11-26 12:00 in +08:00. */
const NOON = Date.UTC(2026, 10, 26, 4);

async function bureauAndSchool(at = NOON) {
  const root = testFolder();
  const options = { now: () => at };
  const bureau = await openUnit(join(root, 'bureau'), options);
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  await bureau.call('assign', { tasks: ['#2', '#3'], unit: A.name, role: 'cooperate' });
  const school = await openUnit(join(root, 'school'), options);
  await school.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: '办公室' });
  const issue = async () => receive(school, (await exportTo(bureau, A.name))[0] ?? '');
  return { bureau, school, issue };
}

const set = (unit: TestUnit, tasks: string[], cycle: ReportCycle | null) =>
  unit.call('saveReportCycle', { ledgers: [], tasks, cycle });
const sheet = async (unit: TestUnit, period?: string) => {
  const found = await unit.call('getSheet', period === undefined ? {} : { period });
  return {
    period: found.period,
    seqs: found.rows.map(({ seq }) => seq),
    due: found.rows.map(({ due }) => due),
  };
};

const owedReports = async (unit: TestUnit) =>
  (await unit.call('getWorkbench', {})).reminders.filter(({ period }) => period !== null);

describe('the sheet follows the cycle of each task', () => {
  test('each cycle has a sheet of its own, the one due first stands first', async () => {
    const { bureau, school, issue } = await bureauAndSchool();
    await set(bureau, ['#2'], { kind: 'week', day: 5, following: false });
    await set(bureau, ['#3'], { kind: 'quarter', day: 10, following: true });
    await issue();
    expect(await sheet(school)).toEqual({ period: '2026-W48', seqs: [2], due: ['2026-11-27'] });
    expect(await sheet(school, '2026-11')).toEqual({ period: '2026-11', seqs: [1], due: ['2026-11-30'] });
    expect(await sheet(school, '2026-Q4')).toEqual({ period: '2026-Q4', seqs: [3], due: ['2027-01-10'] });
    const { periods } = await school.call('getSheet', {});
    expect(periods.filter(({ current }) => current)).toEqual([
      { period: '2026-W48', due: '2026-11-27', current: true, tasks: 1, filled: 0, waiting: 0 },
      { period: '2026-11', due: '2026-11-30', current: true, tasks: 1, filled: 0, waiting: 0 },
      { period: '2026-Q4', due: '2027-01-10', current: true, tasks: 1, filled: 0, waiting: 0 },
    ]);
  });

  test('a term that crosses a year is one period in both years', async () => {
    const term: ReportCycle = { kind: 'term', day: 15, following: true };
    for (const at of [Date.UTC(2026, 11, 1), Date.UTC(2027, 0, 20)]) {
      const { bureau, school, issue } = await bureauAndSchool(at);
      await set(bureau, ['#1', '#2', '#3'], term);
      await issue();
      expect(await sheet(school)).toMatchObject({
        period: '2026-2027-1',
        due: ['2027-02-15', '2027-02-15', '2027-02-15'],
      });
    }
  });

  test('in February of a leap year the month ends on the 29th', async () => {
    const { school, issue } = await bureauAndSchool(Date.UTC(2028, 1, 29, 4));
    await issue();
    expect(await sheet(school)).toMatchObject({
      period: '2028-02',
      due: ['2028-02-29', '2028-02-29', '2028-02-29'],
    });
  });

  test('a report of a cycle that was changed since stays where it was written', async () => {
    const { bureau, school, issue } = await bureauAndSchool();
    await issue();
    await school.call('saveDraft', { task: '#1', period: '2026-11', draft: draft({ text: '按月写的' }) });
    await set(bureau, ['#1'], { kind: 'quarter', day: 31, following: false });
    await issue();
    expect((await sheet(school, '2026-11')).seqs).toEqual([1, 2, 3]);
    expect((await sheet(school, '2026-Q4')).seqs).toEqual([1]);
    await school.call('signOff', { period: null, by: '校长' });
    const [row] = (await school.call('getSheet', { period: '2026-Q4' })).rows;
    expect(row?.last).toMatchObject({ period: '2026-11', text: '按月写的' });
  });
});

describe('the cut-off date stands in for the clock', () => {
  test('period, sheet and reminders are those of the chosen day', async () => {
    const { bureau, school, issue } = await bureauAndSchool();
    await set(bureau, ['#1', '#2', '#3'], { kind: 'month', day: 5, following: true });
    await issue();
    await school.call('chooseCutoff', { date: '2026-12-03' });
    expect(await school.call('getSession', {})).toMatchObject({ cutoff: '2026-12-03', period: '2026-12' });
    expect((await sheet(school)).period).toBe('2026-11');
    expect((await owedReports(school))[0]).toMatchObject({
      kind: 'reportNear',
      period: '2026-11',
      date: '2026-12-05',
      days: 2,
    });
    await school.call('chooseCutoff', { date: '2026-12-06' });
    expect((await owedReports(school)).map(({ kind }) => kind)).toEqual(['reportOver', 'reportDue']);
  });

  test('a cut-off before the first task was assigned is refused, with the day', async () => {
    const { bureau } = await bureauAndSchool();
    const refused = await bureau.refusal('chooseCutoff', { date: '2026-11-25' });
    expect(refused).toMatchObject({ code: 'E_CUTOFF_EARLY' });
    expect(refused.message).toContain('2026-11-26');
    expect((await bureau.call('getSession', {})).cutoff).toBe('2026-11-26');
    expect(await bureau.call('chooseCutoff', { date: '2026-11-26' })).toEqual({ cutoff: '2026-11-26' });
  });
});

describe('a rule set is tried before it is adopted', () => {
  test('what would change is told, and nothing is', async () => {
    const { bureau } = await bureauAndSchool();
    await bureau.call('editTask', {
      task: '#1',
      changes: { deadline: { kind: 'by', date: '2026-12-31', text: '2026年12月底' } },
    });
    await bureau.call('adoptRules', { preset: 'default', set: null });
    const before = bureau.dump();
    const trial = await bureau.call('tryRules', { preset: 'yinchuan', set: null, cutoff: '2026-12-20' });
    const one = trial.changes.find(({ seq }) => seq === 1);
    expect(one).toMatchObject({ before: { rule: 4 }, after: { rule: 4, word: '黄灯' } });
    expect(trial.cutoff).toBe('2026-12-20');
    expect(bureau.dump()).toBe(before);
    const same = await bureau.call('tryRules', { preset: 'default', set: null, cutoff: null });
    expect(same.changes).toEqual([]);
  });

  test('a set that lacks a threshold or goes round in a cycle is refused by name', async () => {
    const { bureau } = await bureauAndSchool();
    const { shangqiu } = presets;
    const lacking = {
      ...shangqiu,
      rules: shangqiu.rules.map((rule) =>
        rule.test === 'timeLeft'
          ? { ...rule, steps: rule.steps.map((step) => ({ ...step, at: null })) }
          : rule,
      ),
    };
    const cycle = {
      ...shangqiu,
      rules: shangqiu.rules.map((rule) =>
        rule.test === 'unansweredUrge'
          ? {
              ...rule,
              steps: [
                { at: 0, after: 'warning' as const, level: 'attention' as const },
                { at: 0, after: 'attention' as const, level: 'warning' as const },
              ],
            }
          : rule,
      ),
    };
    for (const [wanted, words] of [
      [lacking, '规则 5 缺少界限'],
      [cycle, '规则 4 的催办升级绕回了原来的一档'],
    ] as const)
      for (const name of ['tryRules', 'adoptRules'] as const) {
        const args = { preset: null, set: wanted };
        const refused =
          name === 'tryRules'
            ? await bureau.refusal(name, { ...args, cutoff: null })
            : await bureau.refusal(name, args);
        expect(refused.code).toBe('E_RULE_SET');
        expect(refused.message).toContain(words);
      }
    expect((await bureau.call('getRules', {})).own).toBe(null);
  });
});
