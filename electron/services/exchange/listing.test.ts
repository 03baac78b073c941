import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byKind } from '../../../shared/item-order.ts';
import type { PreviewItem } from '../../../shared/model/views.ts';
import { copyWorld, openUnit, playMonth, receive, testFolder, type World } from '../test-stores.ts';
import { crowded, NEW, REFUSED } from './listing.fixture.ts';
import { Listing } from './listing.ts';

const LISTED = 2000;

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

test('of more than it lists a preview leaves out the last in order, not the last of the file, and counts all', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  const { path, changed } = await crowded(world, bureau);
  const [preview] = await a.call('previewBundles', { paths: [path] });
  if (!preview?.ok) throw new Error('the preview was refused');
  expect(preview.counts).toMatchObject({ new: NEW, changed: 1, refused: REFUSED });
  const statuses = preview.items.map(({ status }) => status);
  expect(statuses).toEqual(
    ['refused', 'changed', 'new', 'unchanged'].flatMap((status) =>
      statuses.filter((each) => each === status),
    ),
  );
  const listed = (status: string) => preview.items.filter((item) => item.status === status);
  expect(listed('refused')).toHaveLength(LISTED);
  expect(listed('changed')).toMatchObject([{ record: changed, changes: [{ new: '新类别' }] }]);
  expect(listed('unchanged')).toHaveLength(preview.counts.unchanged);
  const numbers = listed('new').map(({ label }) => Number(/\d+/.exec(label)?.[0]));
  expect(numbers).toEqual(Array.from({ length: LISTED }, (_, i) => 10_001 + i));

  const { counts, refused } = await receive(a, path);
  expect(counts).toEqual(preview.counts);
  expect(refused).toEqual(listed('refused'));
});

test('what is listed does not hang on the order in which it came', () => {
  const most = 3;
  const item = fc
    .record({
      kind: fc.constantFrom('task', 'report', 'unit', 'later'),
      seq: fc.integer({ min: 1, max: 40 }),
    })
    .map(
      ({ kind, seq }): PreviewItem => ({
        status: 'new',
        ...{ kind, record: `${kind}${seq}`, label: `任务 ${seq}`, changes: [], reason: null },
      }),
    );
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (items) => {
      const listing = new Listing(most);
      for (const each of items) listing.add(each.status, each.kind, () => each);
      expect(listing.items()).toEqual(byKind(items).slice(0, most));
    }),
  );
});
