import { expect, test } from 'vitest';
import { allActions } from '../../actions/all.ts';
import { sampleLines, sampleRow } from './sample-rows.ts';
import { ledgerTools } from './tools.ts';

const given = [{ unit: '1', name: '济南职业学院', role: 'lead' as const }];
const light = { level: 'normal', word: '正常', colour: 'green', shape: 'circle' } as never;

const untouched = sampleLines(sampleRow('a'), sampleRow('b'));
const begun = sampleLines(sampleRow('a', { assigned: given }), sampleRow('b'), sampleRow('c'));
const assigned = sampleLines(sampleRow('a', { assigned: given }), sampleRow('b'));
const lit = sampleLines(sampleRow('a', { assigned: given, light }), sampleRow('b'));
const received = sampleLines(sampleRow('a', { editable: false }));

const idsOf = (actions: readonly { readonly id: string }[]) => actions.map(({ id }) => id.split('.')[1]);

test('the tool in the middle is the next step of the list: assign it, switch lights on, look at it over the year', () => {
  const middle = [untouched, begun, assigned, lit].map((lines) => ledgerTools(lines, true).inSight[1]?.id);
  expect(middle).toEqual([
    'ledger.assignPrinted',
    'ledger.assignPrinted',
    'ledger.takeLights',
    'timeline.open',
  ]);
  expect(idsOf(ledgerTools(begun, true).more)).toContain('takeLights');
  expect(idsOf(ledgerTools(lit, true).more)).not.toContain('takeLights');
});

test('three are in sight at most, and whatever step it is nothing is missing from bar and menu together', () => {
  for (const lines of [untouched, begun, assigned, lit, received]) {
    const { inSight, more } = ledgerTools(lines, true);
    expect(inSight).toHaveLength(3);
    const reachable = new Set([...idsOf(inSight), ...idsOf(more)]);
    for (const id of ['addTask', 'assignPrinted', 'instruct', 'rollOver', 'open', 'export'])
      expect(reachable).toContain(id);
    expect(reachable.size).toBe(inSight.length + more.length);
  }
});

test('a school is offered what it can do: a list of its own goes on next year, one it was sent does not', () => {
  expect(idsOf(ledgerTools(received, false).more)).toEqual([]);
  expect(idsOf(ledgerTools(untouched, false).more)).toEqual(['rollOver']);
});

test('what the bar shows is registered, so that key and palette run the same object', () => {
  const { inSight, more } = ledgerTools(assigned, true);
  for (const action of [...inSight, ...more]) expect(allActions).toContain(action);
});
