import { describe, expect, test } from 'vitest';
import { nameKey } from '../text.ts';
import { nameLookup, nameQuestions, renameUnits } from './printed-names.ts';

const unit = (name: string, role: 'lead' | 'cooperate' = 'cooperate', aliases: string[] = []) => ({
  name,
  role,
  group: false,
  aliases,
});

describe('units under the names they mean', () => {
  const nameOf = nameLookup([
    { names: ['区县政府', '各区（县）政府'], name: '各区县政府' },
    { names: ['市教育局', '市教育厅'], name: null },
  ]);

  test('the printed form stays as an alias, and two that are one are one, leading where either led', () => {
    expect(renameUnits([unit('区县政府'), unit('市财政局'), unit('各区(县)政府', 'lead')], nameOf)).toEqual([
      unit('各区县政府', 'lead', ['区县政府', '各区(县)政府']),
      unit('市财政局'),
    ]);
  });

  test('names that were said to be apart, and unknown ones, stay; nothing to rename gives the same list', () => {
    const units = [unit('市教育局'), unit('市教育厅')];
    expect(renameUnits(units, nameOf)).toBe(units);
  });

  test('renaming again changes nothing', () => {
    const once = renameUnits([unit('区县政府', 'lead')], nameOf);
    expect(renameUnits(once, nameOf)).toBe(once);
  });
});

describe('names that are asked about', () => {
  const ask = (
    tasks: readonly (readonly ReturnType<typeof unit>[])[],
    known: { register?: readonly string[]; apart?: readonly (readonly [string, string])[] } = {},
  ) => {
    const register = known.register ?? [];
    return nameQuestions(
      tasks.map((units, at) => ({ ordinal: at + 1, units })),
      {
        register,
        isRegistered: (name) => register.some((each) => nameKey(each) === nameKey(name)),
        areApart: (one, other) =>
          (known.apart ?? []).some((pair) => pair.includes(one) && pair.includes(other)),
      },
    );
  };

  test('spellings of one name are one question, with the most printed one proposed', () => {
    const [question, ...more] = ask([
      [unit('区县政府')],
      [unit('各区县政府')],
      [unit('各区县政府'), unit('市财政局')],
    ]);
    expect(more).toEqual([]);
    expect(question).toMatchObject({
      why: 'spelling',
      proposed: '各区县政府',
      names: [
        { name: '区县政府', rows: [1] },
        { name: '各区县政府', rows: [2, 3] },
      ],
    });
  });

  test('a name in brackets that elsewhere stands by itself is asked about', () => {
    expect(ask([[unit('市教育局', 'lead', ['市委教育工委'])], [unit('市委教育工委')]])).toMatchObject([
      { why: 'bracket', names: [{ name: '市教育局' }, { name: '市委教育工委' }] },
    ]);
  });

  test('a spelling of a name of the register is asked about, and the register proposes', () => {
    expect(ask([[unit('各区县政府')]], { register: ['区县政府'] })).toMatchObject([
      {
        proposed: '区县政府',
        names: [
          { name: '各区县政府', rows: [1] },
          { registered: true, rows: [] },
        ],
      },
    ]);
  });

  test('nobody is asked twice: not about units of the register, not about what was said to be apart', () => {
    const tasks = [[unit('区县政府')], [unit('各区县政府')]];
    expect(ask(tasks, { register: ['区县政府', '各区县政府'] })).toEqual([]);
    expect(ask(tasks, { apart: [['区县政府', '各区县政府']] })).toEqual([]);
  });
});
