import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoute, parseRoute, screenNames } from './route.ts';

test('an address names its screen and its parameters', () => {
  expect(parseRoute('#/ledger?ledger=01A&search=%E5%AE%9E%E8%AE%AD')).toEqual({
    screen: 'ledger',
    params: { ledger: '01A', search: '实训' },
  });
});

test('an unknown, empty or broken address leads to the workbench', () => {
  for (const hash of ['', '#', '#/', '#/nothing?x=1', '#%%%', '#/?'])
    expect(parseRoute(hash)).toEqual({ screen: 'workbench', params: {} });
});

test('a parameter may hold a question mark or an ampersand', () => {
  const route = { screen: 'ledger', params: { search: 'a?b&c=d#e' } } as const;
  expect(parseRoute(formatRoute(route))).toEqual(route);
});

test('every route comes back from its address', () => {
  const name = fc.string({ minLength: 1 }).filter((key) => key !== '__proto__');
  fc.assert(
    fc.property(
      fc.constantFrom(...screenNames),
      fc.dictionary(name, fc.string({ unit: 'grapheme' })),
      (screen, found) => {
        const params = { ...found };
        expect(parseRoute(formatRoute({ screen, params }))).toEqual({ screen, params });
      },
    ),
  );
});
