import { describe, expect, test } from 'vitest';
import { checkEdit } from './check-edit.ts';

const deadline = (date: string | null) =>
  checkEdit('deadline', { deadline: { kind: 'by', text: null, date } });

describe('An edited field', () => {
  test('a task keeps an objective', () => {
    expect(checkEdit('title', { title: ' \n' })).toEqual({ ok: false, problem: 'titleNeeded' });
    expect(checkEdit('title', { title: ' 建成 3 个 ' })).toEqual({
      ok: true,
      changes: { title: '建成 3 个' },
    });
  });

  test('an emptied text is no text', () => {
    expect(checkEdit('detail', { detail: ' ' })).toEqual({ ok: true, changes: { detail: null } });
    expect(checkEdit('category', { category: null })).toEqual({ ok: true, changes: { category: null } });
  });

  test('a date is a year, a month or a day of the calendar', () => {
    expect([null, '2026', '2026-11', '2026-11-30'].map((date) => deadline(date).ok)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['26', '2026-13', '2026-00', '2026-11-32', '2026年11月'].map((date) => deadline(date).ok)).toEqual(
      Array(5).fill(false),
    );
  });

  test('lines left empty are dropped', () => {
    const unit = { name: ' 市教育局 ', role: 'lead' as const, group: false, aliases: [] };
    expect(checkEdit('units', { units: [unit, { ...unit, name: ' ' }] })).toEqual({
      ok: true,
      changes: { units: [{ ...unit, name: '市教育局' }] },
    });
  });
});
