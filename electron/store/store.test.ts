import { describe, expect, test } from 'vitest';
import { newId } from '../../shared/ids.ts';
import type { UnitFields, WireRecord } from '../../shared/model/record.ts';
import { Refusal } from '../../shared/result.ts';
import { testFolder } from '../services/test-stores.ts';
import { openDatabase } from './database.ts';
import { toWire } from './records.ts';
import { createStore, type Store } from './store.ts';

const ME = newId();
const unit = (name: string, change: Partial<UnitFields> = {}): UnitFields => ({
  name,
  code: null,
  kind: null,
  district: null,
  aliases: [],
  groups: [],
  joinedInto: null,
  ...change,
});

function emptyStore(): Store {
  const dir = testFolder();
  const opened = openDatabase(dir);
  if (!opened.ok) throw new Error(opened.error.code);
  const store = createStore(opened.value, dir, () => 1_000);
  store.meta.set('replica', newId());
  return store;
}

const as = { who: '操作人', via: 'local' } as const;
const rows = (store: Store) => store.history.latest(null, 100);

describe('history', () => {
  test('one row per created record, one per changed record with the old record and the new values', () => {
    const store = emptyStore();
    const id = store.write(as, (w) => w.create('unit', null, ME, unit('甲')));
    const before = store.records.get('unit', id);
    if (!before) throw new Error('not created');
    store.write(as, (w) => w.change(before, { name: '乙', code: '1', district: null }));
    const [changed, created, ...more] = rows(store);
    expect(more).toEqual([]);
    expect(created).toMatchObject({
      action: 'created',
      record: id,
      who: '操作人',
      via: 'local',
      at: 1_000,
      old: null,
    });
    expect(changed).toMatchObject({
      action: 'changed',
      record: id,
      old: { fields: unit('甲'), clock: before.clock },
      fresh: { name: '乙', code: '1' },
    });
    store.db.close();
  });

  test('a change that changes nothing leaves no row and no new clock', () => {
    const store = emptyStore();
    const id = store.write(as, (w) => w.create('unit', null, ME, unit('甲', { aliases: ['a'] })));
    const before = store.records.get('unit', id);
    if (!before) throw new Error('not created');
    expect(store.write(as, (w) => w.change(before, { name: '甲', aliases: ['a'] }))).toEqual([]);
    expect(store.records.get('unit', id)).toEqual(before);
    expect(rows(store)).toHaveLength(1);
    store.db.close();
  });
});

describe('writing', () => {
  test('an exception takes the whole transaction back', () => {
    const store = emptyStore();
    const attempt = () =>
      store.write(as, (w) => {
        w.create('unit', null, ME, unit('甲'));
        throw new Error('stop');
      });
    expect(attempt).toThrow('stop');
    expect(store.records.count('unit')).toBe(0);
    expect(rows(store)).toEqual([]);
    store.db.close();
  });

  test('a rehearsal answers what it did and leaves nothing', () => {
    const store = emptyStore();
    expect(
      store.rehearse(as, (w) => [w.create('unit', null, ME, unit('甲')), store.records.count('unit')][1]),
    ).toBe(1);
    expect(store.records.count('unit')).toBe(0);
    expect(store.meta.get('counter')).toBe(null);
    store.db.close();
  });

  test('what no receiver would take is not written', () => {
    const store = emptyStore();
    const create = (fields: UnitFields) => store.write(as, (w) => w.create('unit', null, ME, fields));
    expect(() => create(unit('名'.repeat(201)))).toThrow(Refusal);
    const id = create(unit('名'.repeat(200)));
    const record = store.records.get('unit', id);
    if (!record) throw new Error('not created');
    expect(() => store.write(as, (w) => w.change(record, { code: '1'.repeat(41) }))).toThrow(Refusal);
    expect(store.records.get('unit', id)).toEqual(record);
    store.db.close();
  });

  test('reverting gives back the exact record, clocks included', () => {
    const store = emptyStore();
    const id = store.write(as, (w) => w.create('unit', null, ME, unit('甲')));
    const change = (fields: Partial<UnitFields>) => {
      const record = store.records.get('unit', id);
      if (record) store.write(as, (w) => w.change(record, fields));
    };
    change({ name: '乙' });
    const before = store.records.get('unit', id);
    change({ name: '丙', code: '3' });
    const [last] = rows(store);
    if (last) store.write(as, (w) => w.revert(last));
    expect(store.records.get('unit', id)).toEqual(before);
    store.db.close();
  });
});

describe('applying what came from elsewhere', () => {
  const incoming = (change: Partial<WireRecord> = {}): WireRecord => ({
    kind: 'unit',
    id: newId(),
    parent: null,
    author: ME,
    clock: [5, newId()],
    fields: unit('甲'),
    ...change,
  });
  const apply = (store: Store, record: WireRecord) =>
    store.write({ who: '对方', via: 'receive' }, (w) => w.apply(record, store.records.find(record.id)));

  test('new, again, changed, older: told apart and stored as they came', () => {
    const store = emptyStore();
    const first = incoming();
    expect(apply(store, first).status).toBe('new');
    expect(apply(store, first).status).toBe('unchanged');
    const second = incoming({ ...first, clock: [6, first.clock[1]], fields: unit('乙') });
    expect(apply(store, second)).toMatchObject({ status: 'changed', changed: ['name'] });
    expect(apply(store, first).status).toBe('unchanged');
    const stored = store.records.find(first.id);
    expect(stored && toWire(stored)).toEqual(second);
    expect(rows(store)).toHaveLength(2);
    store.db.close();
  });

  test('two replicas of one unit meet in one record, whichever comes first', () => {
    const base = incoming({ clock: [1, newId()] });
    const [x, y] = [newId(), newId()];
    const one = incoming({ ...base, except: { name: [2, x] }, fields: unit('甲一') });
    const two = incoming({
      ...base,
      except: { code: [2, y], name: [3, y] },
      fields: unit('甲二', { code: '2' }),
    });
    const meeting = [
      [one, two],
      [two, one],
    ].map((order) => {
      const store = emptyStore();
      for (const record of [base, ...order]) apply(store, record);
      const stored = store.records.find(base.id);
      store.db.close();
      return stored && toWire(stored);
    });
    expect(meeting[0]).toEqual(meeting[1]);
    expect(meeting[0]).toMatchObject({
      fields: { name: '甲二', code: '2' },
      except: { code: [2, y], name: [3, y] },
    });
  });

  test('a record whose clocks are stated in another form is kept in ours, whichever version comes first', () => {
    const [x, y] = [newId(), newId()];
    const base = incoming({ clock: [4, x], except: { name: [2, y], code: [4, x], absent: [9, y] } });
    const later = incoming({ ...base, except: { name: [3, y] }, fields: unit('乙') });
    const meeting = [[base], [base, later], [later, base]].map((order) => {
      const store = emptyStore();
      for (const record of order) apply(store, record);
      const stored = store.records.find(base.id);
      store.db.close();
      return stored && toWire(stored);
    });
    const rest = ['aliases', 'code', 'district', 'groups', 'joinedInto', 'kind'];
    const except = Object.fromEntries(rest.map((field) => [field, [4, x]]));
    expect(meeting[0]).toMatchObject({ clock: [2, y], except });
    expect(meeting[1]).toMatchObject({ clock: [3, y], except, fields: { name: '乙' } });
    expect(JSON.stringify(meeting[1])).toBe(JSON.stringify(meeting[2]));
  });

  test('a record with an enormous counter does not raise our own counter', () => {
    const store = emptyStore();
    apply(store, incoming({ clock: [2 ** 48, newId()] }));
    const id = store.write(as, (w) => w.create('unit', null, ME, unit('乙')));
    expect(store.records.find(id)?.clock[0]).toBe(1);
    store.db.close();
  });
});

describe('what is there of one unit', () => {
  test('is found by what it hangs on, the unit and the kind, and follows every change', () => {
    const store = emptyStore();
    const [task, other, school, neighbour] = [newId(), newId(), newId(), newId()];
    const assign = (parent: string, unit: string) =>
      store.write(as, (w) =>
        w.create('assignment', parent, ME, { unit, role: 'lead', group: null, state: 'assigned' }),
      );
    const mine = assign(task, school);
    assign(task, neighbour);
    assign(other, school);
    const found = (unit: string) => store.records.ofUnit('assignment', task, unit).map(({ id }) => id);
    expect(found(school)).toEqual([mine]);
    expect(store.records.ofUnit('report', task, school)).toEqual([]);
    const record = store.records.get('assignment', mine);
    if (!record) throw new Error('not created');
    const third = newId();
    store.write(as, (w) => w.change(record, { unit: third }));
    expect(found(school)).toEqual([]);
    expect(found(third)).toEqual([mine]);
  });

  test('only receipts that ask are read for what is asked', () => {
    const store = emptyStore();
    const receipt = (asks?: readonly string[]) =>
      store.write(as, (w) =>
        w.create('receipt', null, ME, {
          bundle: newId(),
          sha256: '0'.repeat(64),
          from: newId(),
          receivedAt: 1_000,
          counts: { new: 0, changed: 0, unchanged: 0, refused: 0 },
          ...(asks && { asks: [...asks] }),
        }),
      );
    receipt();
    const asking = receipt(['a'.repeat(64)]);
    expect(store.records.asking().map(({ id }) => id)).toEqual([asking]);
  });
});
