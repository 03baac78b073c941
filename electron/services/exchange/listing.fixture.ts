import { newId } from '../../../shared/ids.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import { unpack } from '../../exchange/test-bundle.ts';
import { A, BUREAU, type TestUnit, unitId, type World } from '../test-stores.ts';
import { crafted, reportOf } from './crafted.fixture.ts';

export const NEW = 2400;
export const REFUSED = 2100;

/**
 * A 下发包 to A with more than a preview lists: new tasks 10,001 and on, the last first in the file, then reports that no body
 * above may write, then a change of a task that A has. Answers the path, and the id of that task.
 */
export async function crowded(
  world: World,
  bureau: TestUnit,
): Promise<{ readonly path: string; readonly changed: string }> {
  const [id, own] = [await unitId(bureau, BUREAU), await unitId(bureau, A.name)];
  const records = await recordsOf(world.down.a);
  const [first] = records.filter(({ kind }) => kind === 'task');
  if (!first) throw new Error('the file has a task');
  const many = Array.from({ length: NEW }, (_, i): WireRecord => {
    const seq = 10_000 + NEW - i;
    return { ...first, id: newId(), fields: { ...first.fields, seq, ordinal: seq, title: '任务' } };
  });
  const forged = Array.from({ length: REFUSED }, () => reportOf(own, first.id));
  const later: WireRecord = {
    ...first,
    clock: [first.clock[0] + 1000, first.clock[1]],
    fields: { ...first.fields, category: '新类别' },
  };
  const path = await crafted(world.bureau, {
    kind: 'issue',
    from: { id, name: BUREAU, code: null },
    to: { id: own, ...A },
    records: [...records.filter((record) => record !== first), ...many, ...forged, later],
  });
  return { path, changed: first.id };
}

async function recordsOf(path: string): Promise<readonly WireRecord[]> {
  const { parts } = await unpack(path);
  const lines = parts.find(({ name }) => name === 'data/records.ndjson')?.bytes.toString('utf8') ?? '';
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as WireRecord);
}
