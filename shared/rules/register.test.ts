import { describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import type { UnitFields } from '../model/record.ts';
import { createRegister, type RegisterEntry } from './register.ts';
import { shortNamesOf } from './short-name.ts';

const entry = (name: string, change: Partial<UnitFields> = {}): RegisterEntry => ({
  id: newId(),
  fields: {
    name,
    code: null,
    kind: null,
    district: null,
    aliases: [],
    groups: [],
    joinedInto: null,
    ...change,
  },
});
const found = (result: ReturnType<ReturnType<typeof createRegister>['find']>) =>
  result.ok ? result.value.fields.name : result.error.code;

describe('finding a unit', () => {
  const school = entry('济南职业学院', { code: '4137012345', aliases: ['济职'], groups: ['市属高校'] });
  const other = entry('济南工程职业技术学院', { groups: ['市属高校'] });
  const register = createRegister([school, other]);

  test('by name, alias, code and id, whatever the width', () => {
    for (const text of [
      '济南职业学院',
      '济南 职业学院',
      '济职',
      '4137012345',
      '４１３７０１２３４５',
      school.id,
    ])
      expect(found(register.find(text))).toBe('济南职业学院');
    expect(found(register.find('济南'))).toBe('E_NO_UNIT');
    expect(found(register.find(newId()))).toBe('E_NO_UNIT');
  });

  test('an alias of two units is ambiguous and both are named; a name goes before an alias', () => {
    const twins = createRegister([
      entry('第一中学', { aliases: ['一中'] }),
      entry('实验一中', { aliases: ['一中'] }),
      entry('二中'),
      entry('第二中学', { aliases: ['二中'] }),
    ]);
    const result = twins.find('一中');
    expect(found(result)).toBe('E_AMBIGUOUS');
    expect(!result.ok && String(result.error.params?.['candidates'])).toMatch(/第一中学.*实验一中/);
    expect(found(twins.find('二中'))).toBe('二中');
  });

  test('our own name is not ambiguous between our own id and the one a body above gave us', () => {
    const [own, given] = [entry('某校'), entry('某校')];
    const units = [own, given];
    expect(found(createRegister(units).find('某校'))).toBe('E_AMBIGUOUS');
    const result = createRegister(units, {}, new Set([own.id, given.id])).find('某校');
    expect(result.ok && result.value.id).toBe(given.id);
    const stranger = createRegister([...units, entry('某校')], {}, new Set([own.id, given.id]));
    expect(found(stranger.find('某校'))).toBe('E_AMBIGUOUS');
  });

  test('the members of a collective name', () => {
    expect(register.members('市属 高校').map((member) => member.fields.name)).toEqual([
      '济南职业学院',
      '济南工程职业技术学院',
    ]);
    expect(register.members('区县政府')).toEqual([]);
  });
});

describe('joined entries', () => {
  const last = entry('今名');
  const middle = entry('旧名', { joinedInto: last.id });
  const first = entry('更旧名', { joinedInto: middle.id, code: '9' });
  const register = createRegister([first, middle, last]);

  test('resolve for ever, by every id, name and code, through every step', () => {
    for (const text of [first.id, middle.id, last.id, '今名', '旧名', '更旧名', '9'])
      expect(found(register.find(text)), text).toBe('今名');
    expect(register.nameOf(first.id)).toBe('今名');
    expect(register.entries).toEqual([last]);
  });

  test('every id of a unit is told by each of them, its own first', () => {
    const [first, second, third] = [entry('甲'), entry('乙'), entry('丙')];
    const register = createRegister([
      { ...first, fields: { ...first.fields, joinedInto: second.id } },
      { ...second, fields: { ...second.fields, joinedInto: third.id } },
      third,
    ]);
    for (const { id } of [first, second, third])
      expect(register.idsOf(id).toSorted()).toEqual([first.id, second.id, third.id].toSorted());
    expect(register.idsOf(first.id)[0]).toBe(third.id);
    const stranger = newId();
    expect(register.idsOf(stranger)).toEqual([stranger]);
  });

  test('a ring or a join into nowhere does not hang', () => {
    const [a, b] = [newId(), newId()];
    const ring = createRegister([
      { id: a, fields: { ...entry('甲').fields, joinedInto: b } },
      { id: b, fields: { ...entry('乙').fields, joinedInto: a } },
    ]);
    expect(() => ring.find('甲')).not.toThrow();
    const lost = createRegister([entry('丙', { joinedInto: newId() })]);
    expect(found(lost.find('丙'))).toBe('E_NO_UNIT');
  });

  test('an id that nobody knows is its own name', () => {
    expect(register.nameOf('UNKNOWN')).toBe('UNKNOWN');
  });
});

describe('short names', () => {
  test.each([
    ['济南市教育局', ['市教育局']],
    ['济源示范区教育体育局', ['示范区教育体育局']],
    ['历下区人民政府办公室', ['区人民政府办公室']],
    ['济南职业学院', []],
    ['济南市人民医院', []],
    ['莱芜职业技术学院', []],
    ['市教育局', []],
    ['教育局', []],
  ])('%s', (name, short) => expect(shortNamesOf(name)).toEqual(short));
});
