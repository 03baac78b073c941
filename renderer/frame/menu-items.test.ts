import { expect, test } from 'vitest';
import type { Session } from '../../shared/model/views.ts';
import { screens } from '../screens/screens.ts';
import { menuOf } from './menu-items.ts';

const session = (role: 'bureau' | 'school', ways: Pick<Session, 'reports' | 'issues'>): Session => ({
  unit: { id: 'U', name: '单位', role, code: null, aliases: [] },
  operator: null,
  operators: [],
  locked: false,
  replica: null,
  fingerprint: null,
  keys: null,
  period: '2026-11',
  cutoff: '2026-11-25',
  store: { state: 'ready', path: '/', error: null, snapshots: [] },
  settings: {
    language: 'zh',
    textScale: 100,
    theme: 'light',
    density: 'compact',
    backupEveryDays: 7,
    lockAfterMinutes: 10,
  },
  lastBackup: null,
  backup: { last: null, elsewhere: null, due: false },
  lastReceive: null,
  example: false,
  version: '0.1.0',
  ...ways,
});
const above = (shown: Session) =>
  menuOf(screens, shown, null)
    .filter(({ group }) => group !== 'foot')
    .map(({ group, entries }) => [group, entries.map(({ screen }) => screen.name)] as const);

test('A school fills in and reviews before it receives, and submits last', () => {
  const [[, first] = ['both', []]] = above(session('school', { reports: true, issues: false }));
  expect(first).toEqual(['workbench', 'ledger', 'progress', 'internal', 'receive', 'submit']);
});

test('A unit that looks both ways has a group for each', () => {
  const groups = above(session('bureau', { reports: true, issues: true }));
  expect(groups.map(([group]) => group).slice(0, 3)).toEqual(['both', 'up', 'down']);
  expect(groups[1]?.[1]).toEqual(['progress', 'internal', 'submit']);
});

test('A unit that looks one way has at most eight entries above the line', () => {
  for (const one of [
    session('school', { reports: true, issues: false }),
    session('bureau', { reports: false, issues: true }),
  ]) {
    const names = above(one).flatMap(([, shown]) => shown);
    expect(names.slice(0, 2)).toEqual(['workbench', 'ledger']);
    expect(names.length).toBeLessThanOrEqual(8);
  }
});

test('The tasks that a body has itself are below the line where it reports to nobody', () => {
  const sections = menuOf(screens, session('bureau', { reports: false, issues: true }), null);
  const foot = sections.find(({ group }) => group === 'foot')?.entries.map(({ screen }) => screen.name);
  expect(foot?.[0]).toBe('progress');
});
