import { expect, test } from 'vitest';
import { meaningsOf, trustArgs } from './card-file.ts';

const seen = (otherKeys: number, calledBack = false, descent: 'none' | 'renewed' | 'saidLost' = 'none') => ({
  unit: { id: 'U', name: '甲校' },
  new: false,
  fingerprint: '12345-67890 山·水',
  otherKeys,
  calledBack,
  descent,
});

test('A first card is enrolled as it is; one beside other keys asks what became of them', () => {
  expect(meaningsOf(seen(0))).toEqual(['first']);
  expect(meaningsOf(seen(1))).toEqual(['replaced', 'lost', 'second']);
});

test('A key that the old one signed for takes its place without a question; one said to have been lost asks', () => {
  expect(meaningsOf(seen(1, false, 'renewed'))).toEqual(['renewed']);
  expect(meaningsOf(seen(1, false, 'saidLost'))).toEqual(['lost', 'replaced', 'second']);
  expect(trustArgs('/c', 'renewed')).toEqual({ path: '/c', anotherKey: true });
});

test('A key that was called back comes back only by saying so', () => {
  expect(meaningsOf(seen(1, true))).toEqual(['again']);
  expect(trustArgs('/c', 'again')).toEqual({ path: '/c', anotherKey: true, again: true });
});

test('A second PC calls nothing back, a new one calls back what was there', () => {
  expect(trustArgs('/c', 'second')).toEqual({ path: '/c', anotherKey: true });
  expect(trustArgs('/c', 'lost')).toEqual({ path: '/c', anotherKey: true, replaces: 'lost' });
});
