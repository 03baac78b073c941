import { expect, test } from 'vitest';
import { newId } from '../../shared/ids.ts';
import type { UnitFields } from '../../shared/model/record.ts';
import { openDatabase } from '../store/database.ts';
import { createStore, type Store } from '../store/store.ts';
import { identityOf, registerOf } from './own-unit.ts';
import { testFolder } from './test-stores.ts';

const ME = newId();
const unit = (name: string, joinedInto: string | null = null): UnitFields => ({
  ...{ name, code: null, kind: null, district: null, aliases: [], groups: [], joinedInto },
});
const as = { who: '操作人', via: 'local' } as const;

function storeOfMe(): Store {
  const dir = testFolder();
  const opened = openDatabase(dir);
  if (!opened.ok) throw new Error(opened.error.code);
  const store = createStore(opened.value, dir, () => 1_000);
  store.meta.set('unit', ME);
  store.write(as, (writer) => writer.create('unit', null, ME, unit('本单位'), ME));
  return store;
}

const names = (store: Store) => registerOf(store).entries.map(({ fields }) => fields.name);

test('the register shows every unit that was written, and none that was rolled back', () => {
  const store = storeOfMe();
  expect(names(store)).toEqual(['本单位']);
  store.rehearse(as, (writer) => {
    writer.create('unit', null, ME, unit('只在预演里'));
    expect(names(store)).toEqual(['本单位', '只在预演里']);
  });
  expect(names(store)).toEqual(['本单位']);
  expect(() =>
    store.db.transaction(() => {
      store.write(as, (writer) => writer.create('unit', null, ME, unit('写了又退回')));
      expect(names(store)).toContain('写了又退回');
      throw new Error('rolled back');
    })(),
  ).toThrow('rolled back');
  expect(names(store)).toEqual(['本单位']);
  store.write(as, (writer) => writer.create('unit', null, ME, unit('某校')));
  expect(names(store)).toEqual(['本单位', '某校']);
});

test('a unit that was taken away again is not shown', () => {
  const store = storeOfMe();
  store.write(as, (writer) => writer.create('unit', null, ME, unit('某校')));
  expect(names(store)).toHaveLength(2);
  const [row] = store.history.latest(null, 1);
  if (!row) throw new Error('the history has a row');
  store.write({ ...as, via: 'undo' }, (writer) => writer.revert(row));
  expect(names(store)).toEqual(['本单位']);
});

test('an adoption and an entry that was joined into ours are known at once', () => {
  const store = storeOfMe();
  const [given, old] = [newId(), newId()];
  expect([...identityOf(store).ids]).toEqual([ME]);
  store.write(as, (writer) => {
    writer.create('unit', null, newId(), unit('本单位（市里的叫法）'), given);
    writer.create('unit', null, ME, unit('曾用名', given), old);
  });
  expect([...identityOf(store).ids]).toEqual([ME]);
  store.db.prepare('INSERT INTO adoption (issuer, unit, receive) VALUES (?, ?, NULL)').run(newId(), given);
  expect(new Set(identityOf(store).ids)).toEqual(new Set([ME, given, old]));
  expect(registerOf(store).nameOf(old)).toBe('本单位（市里的叫法）');
});
