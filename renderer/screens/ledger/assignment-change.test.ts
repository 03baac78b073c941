import { expect, test } from 'vitest';
import { stepsBetween } from './assignment-change.ts';

const lead = (unit: string) => ({ unit, name: unit, role: 'lead' as const });
const cooperate = (unit: string) => ({ unit, name: unit, role: 'cooperate' as const });

test('the way back withdraws what was added, restores what was withdrawn, and gives back the role', () => {
  const wanted = [
    { id: '1', assigned: [lead('a')] },
    { id: '2', assigned: [lead('a')] },
    { id: '3', assigned: [lead('b')] },
    { id: 'gone', assigned: [lead('a')] },
  ];
  const now = [
    { id: '1', assigned: [lead('a'), cooperate('c')] },
    { id: '2', assigned: [cooperate('a'), cooperate('c')] },
    { id: '3', assigned: [] },
  ];
  expect(stepsBetween(now, wanted)).toEqual([
    { kind: 'unassign', unit: 'c', tasks: ['1', '2'] },
    { kind: 'assign', unit: 'a', role: 'lead', tasks: ['2'] },
    { kind: 'assign', unit: 'b', role: 'lead', tasks: ['3'] },
  ]);
});

test('equal assignments need no step', () => {
  const same = [{ id: '1', assigned: [lead('a')] }];
  expect(stepsBetween(same, same)).toEqual([]);
});
