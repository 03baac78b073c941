import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playYear, problemsOf, type Year } from '../electron/demo/year/play-year.ts';
import { correspondence, tracks } from '../electron/demo/year/story.ts';
import { createWalked } from '../electron/demo/year/walked.ts';
import { exampleLists } from '../electron/services/example.ts';
import { openServices } from '../electron/services/index.ts';
import { openUnit, seedsDir, testFolder } from '../electron/services/test-stores.ts';
import { presets } from '../shared/rules/lights/presets.ts';

/** A year of one bureau and four schools, through bundles only. */
describe('a year from the first issue to the last decision', () => {
  let year: Year;

  beforeAll(async () => {
    const root = testFolder(afterAll);
    const played = await playYear({
      open: (dir, now) => openServices({ dir, appVersion: '0.1.0', seedsDir, now, played: true }),
      bureauDir: join(root, 'bureau'),
      schoolDir: (name) => join(root, name),
      lists: exampleLists(seedsDir),
      schools: 4,
      seed: 2022,
    });
    if (!played.ok) throw new Error(JSON.stringify(played.error));
    year = played.value;
  }, 600_000);

  test('goes through every row of the three tables', () => {
    expect(year.transitions.filter(({ times }) => times === 0)).toEqual([]);
    expect(year.transitions.length).toBeGreaterThan(60);
  });

  test('lights every step of every shipped rule set, each with a reason, and a way out where it is a warning', () => {
    expect(year.lights).toHaveLength(
      Object.values(presets).flatMap(({ rules }) => rules.flatMap(({ steps }) => steps)).length,
    );
    for (const { times, shown, level, test: rule } of year.lights) {
      expect(times, rule).toBeGreaterThan(0);
      expect(shown?.reason, rule).toMatch(/\S/);
      if (['red', 'warning', 'attention'].includes(level)) expect(shown?.clear, rule).toMatch(/\S/);
    }
  });

  test('ends with equal records and equal lights on both sides', () => {
    expect(year.agreements).toHaveLength(4);
    for (const { school, differences, shares, reports } of year.agreements) {
      expect(differences, school).toEqual([]);
      expect(shares, school).toBeGreaterThan(5);
      expect(reports, school).toBeGreaterThan(20);
    }
  });

  test('has cooperating units countersign, files looked at, a list revised and a list rolled over', () => {
    expect(year.scenes.map(({ name, missing }) => [name, missing])).toEqual([
      ['配合单位会签后办结、销号', []],
      ['佐证材料随进展上报', []],
      ['年中修订清单', []],
      ['年度结转', []],
    ]);
  });

  test('a year that leaves something out says what', () => {
    const [row, ...rows] = year.transitions;
    const [step, ...steps] = year.lights;
    const [sides, ...others] = year.agreements;
    if (!row || !step || !sides) throw new Error('nothing was played');
    expect(
      problemsOf({
        ...year,
        transitions: [{ ...row, times: 0 }, ...rows],
        lights: [{ ...step, times: 0, shown: null }, ...steps],
        scenes: [{ name: '会签', seen: '', missing: ['已销号'] }],
        agreements: [{ ...sides, differences: ['report 1'] }, ...others],
      }),
    ).toEqual([
      `${row.machine}: ${row.from} ${row.action} ${row.to}`,
      `${step.set} ${step.rule} ${step.test} ${step.level}`,
      '会签: 已销号',
      `${sides.school}: report 1`,
    ]);
  });

  test('leaves stores that open at the last day of the year and are whole', async () => {
    const looked = year.stores.slice(0, 2);
    expect(looked).toHaveLength(2);
    for (const { store } of looked) {
      const unit = await openUnit(store);
      expect((await unit.call('getSession', {})).cutoff).toBe('2022-12-31');
      expect(await unit.call('checkStore', {})).toEqual({ ok: true, problems: [] });
      unit.close();
    }
  });
});

test('a step that the table does not know is told with its month and side', () => {
  const walked = createWalked();
  const seen = { before: 'registered', actions: ['strikeOff'], after: 'struckOff', where: '3月 某事（局）' };
  expect(walked.see('task', seen)).toContain('3月 某事（局）: task registered strikeOff');
  expect(walked.see('task', { ...seen, actions: ['assign'] })).toContain('(assigned)');
  expect(walked.rows().every(({ times, action }) => times === 0 || action === 'assign')).toBe(true);
});

test('no task has two tracks', () => {
  expect(new Set(tracks.map(({ seq }) => seq)).size).toBe(tracks.length);
  expect(tracks.some(({ seq }) => seq === correspondence.seq)).toBe(true);
});
