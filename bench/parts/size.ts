import { from, save } from '@automerge/automerge';
import { openBundle } from '../../electron/exchange/open-bundle.ts';
import type { TaskFields, WireRecord } from '../../shared/model/record.ts';
import { withWholeTexts } from '../crdt.ts';
import { MB, type Measure } from '../measure.ts';
import { preparedStores } from '../stores.ts';

/** Bytes of the bundle beside automerge's snapshot of the records it carries. */
export async function size(dir: string): Promise<readonly Measure[]> {
  const opened = await openBundle(preparedStores(dir, 10_000).bundle);
  if (!opened.ok) throw new Error(opened.error.code);
  const records = [...opened.value.records()].map(({ record }) => record);
  const values = [opened.value.file.bytes / MB];
  await opened.value.close();
  const whole = snapshotBytes(records.map((record) => [record.id, contentOf(record)]));
  const printed = snapshotBytes(
    records.flatMap((record) =>
      record.kind === 'task' ? [[record.id, (record.fields as TaskFields).cells] as const] : [],
    ),
  );
  return [
    {
      id: 'size',
      what: 'bundle, 10,000 tasks',
      unit: 'MB',
      values,
      floor: { name: 'automerge snapshot of the same records', values: [whole / MB] },
      bound: { of: 'ratio', atMost: 1.25 },
    },
    {
      id: 'size-printed',
      what: 'bundle, 10,000 tasks',
      unit: 'MB',
      values,
      floor: { name: 'automerge snapshot of the printed cells alone', values: [printed / MB] },
    },
  ];
}

/** Kind, parent, author and fields; the clocks are automerge's own. */
const contentOf = ({ kind, parent, author, fields }: WireRecord) => ({ kind, parent, author, fields });

const snapshotBytes = (entries: readonly (readonly [string, unknown])[]): number =>
  save(from({ records: Object.fromEntries(entries.map(([id, value]) => [id, withWholeTexts(value)])) }))
    .length;
