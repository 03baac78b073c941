import { describe, expect, test } from 'vitest';
import { withGroups } from './lines.ts';
import { sampleLines, sampleRow, sampleUnit } from './sample-rows.ts';

describe('the texts of a row', () => {
  test('units are the printed ones, then those it was assigned to beyond them', () => {
    const [line] = sampleLines(
      sampleRow('a', {
        units: [
          { ...sampleUnit('市教育局'), aliases: ['市委教育工委'] },
          sampleUnit('市财政局', 'cooperate'),
        ],
        assigned: [
          { unit: '1', name: '济南市教育局', role: 'lead' },
          { unit: '2', name: '市委教育工委', role: 'cooperate' },
          { unit: '3', name: '济南职业学院', role: 'cooperate' },
        ],
      }),
    );
    expect(line?.texts().units).toBe('市教育局、市财政局；已交办：济南职业学院');
    expect(line?.texts().unitNames).toEqual(['市教育局', '市财政局', '济南职业学院']);
  });

  test('progress says that it is a draft, of which other period, and that there is none', () => {
    const progress = {
      text: '完成',
      percent: 20,
      period: '2026-10',
      unit: 'x',
      status: 'draft',
      noChange: false,
    } as const;
    const [draft, none, bare] = sampleLines(
      sampleRow('a', { progress }),
      sampleRow('b', {
        progress: { ...progress, period: '2026-11', status: 'signed', noChange: true, percent: null },
      }),
      sampleRow('c'),
    );
    expect(draft?.texts().progress).toBe('草稿 · 2026-10 · 20% 完成');
    const typed = { ...progress, status: 'received', transcribed: { source: 'phone' } } as const;
    const [heard] = sampleLines(sampleRow('d', { progress: typed }));
    expect(heard?.texts().progress).toBe('代录·phone · 2026-10 · 20% 完成');
    expect(none?.texts().progress).toBe('本期无进展：完成');
    expect(bare?.texts().progress).toBe('');
  });
});

describe('groups', () => {
  test('each key work has one header with its count, in the order in which it first occurs', () => {
    const lines = sampleLines(
      sampleRow('a', { category: '甲' }),
      sampleRow('b', { category: '乙' }),
      sampleRow('c', { category: '甲' }),
    );
    const shown = withGroups(lines, null).map((line) =>
      line.kind === 'group' ? `${line.title}(${line.count})` : line.key,
    );
    expect(shown).toEqual(['甲(2)', 'a', 'c', '乙(1)', 'b']);
  });

  test('tasks without a key work have no header, unless several ledgers are shown', () => {
    const lines = sampleLines(sampleRow('a'), sampleRow('b', { ledger: 'L2' }));
    expect(withGroups(lines, null).map(({ kind }) => kind)).toEqual(['task', 'task']);
    const titles = new Map([
      ['L1', '济南'],
      ['L2', '济源'],
    ]);
    const headers = withGroups(lines, titles).flatMap((line) => (line.kind === 'group' ? [line.title] : []));
    expect(headers).toEqual(['济南', '济源']);
  });

  test('keys are unique, headers included', () => {
    const lines = sampleLines(
      sampleRow('a', { category: '甲' }),
      sampleRow('b', { ledger: 'L2', category: '甲' }),
    );
    const keys = withGroups(lines, null).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
