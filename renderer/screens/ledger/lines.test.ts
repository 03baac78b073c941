import { describe, expect, test } from 'vitest';
import type { LedgerRow } from '../../../shared/model/views.ts';
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

const calm: NonNullable<LedgerRow['light']> = {
  level: 'normal',
  colour: 'green',
  shape: 'circle',
  word: '正常',
  rule: 10,
  reason: '',
  clear: '',
  by: 'nobody',
  ruleSet: { id: 'r', name: '默认', version: 1 },
};

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

  test('a header says how many of its rows show each light, gravest first, without counting their parts', () => {
    const light = (level: 'red' | 'normal') => ({ ...calm, level });
    const [header] = withGroups(
      sampleLines(
        sampleRow('a', { category: '甲', light: light('normal') }),
        sampleRow('b', { category: '甲', light: light('red') }),
        sampleRow('c', { category: '甲', light: light('normal') }),
        sampleRow('d', { category: '甲', light: light('red'), partOf: 'b' }),
        sampleRow('e', { category: '甲' }),
      ),
      null,
    );
    const shown = header?.kind === 'group' ? header.lights.map((each) => [each.light.level, each.count]) : [];
    expect(shown).toEqual([
      ['red', 1],
      ['normal', 2],
    ]);
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
