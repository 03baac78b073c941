import { describe, expect, test } from 'vitest';
import type { Place, Recipient, Transmission } from '../../../shared/model/views.ts';
import { chosenIds, countBy, proposedFolder, sentIn, shownRecipients } from './choice.ts';

const sent = (status: Transmission['status'], kind = 'issue'): Transmission => ({
  id: 'B',
  at: 0,
  kind,
  to: { id: 'U', name: '' },
  file: '/stick/a.tzb',
  number: 1,
  records: 1,
  status,
  deliveredAt: null,
});
const recipient = (name: string, change: Partial<Recipient> = {}): Recipient => ({
  unit: { id: name, name },
  direction: 'down',
  items: 1,
  keys: 1,
  last: null,
  evidence: { files: 0, bytes: 0, largest: [] },
  wanted: [],
  ...change,
});
const place = (kind: Place['kind'], path: string): Place => ({
  kind,
  path,
  name: path,
  bytes: null,
  modified: null,
});

describe('Who is sent to', () => {
  const units = [recipient('甲'), recipient('乙'), recipient('丙')];

  test('everyone, until the person chooses', () =>
    expect(chosenIds(units, null)).toEqual(['甲', '乙', '丙']));

  test('nobody, when the person chose nobody', () => expect(chosenIds(units, new Set())).toEqual([]));

  test('only whom the list still holds, in its order', () =>
    expect(chosenIds(units, new Set(['丙', '甲', '丁']))).toEqual(['甲', '丙']));
});

test('units are found by pinyin initials and by how far their last file has come', () => {
  const units = [recipient('济南职业学院'), recipient('莱芜职业技术学院', { last: sent('delivered') })];
  expect(shownRecipients(units, 'all', 'lwzy').map(({ unit }) => unit.name)).toEqual(['莱芜职业技术学院']);
  expect(shownRecipients(units, 'never', '').map(({ unit }) => unit.name)).toEqual(['济南职业学院']);
  expect(countBy(units)).toEqual({ all: 2, never: 1, exported: 0, delivered: 1 });
});

test('files go to the folder chosen, else where they went last, never to a drive unasked', () => {
  const places = [place('home', '/home'), place('remembered', '/last'), place('drive', '/stick')];
  expect(proposedFolder('/mine', places)).toBe('/mine');
  expect(proposedFolder(null, places)).toBe('/last');
  expect(proposedFolder(null, [place('home', '/home'), place('drive', '/stick')])).toBeNull();
});

test('what went up and what went down are two registers', () => {
  const all = [sent('exported', 'submit'), sent('exported', 'issue'), sent('exported', 'decide')];
  expect(sentIn('up', all).map(({ kind }) => kind)).toEqual(['submit']);
  expect(sentIn('down', all).map(({ kind }) => kind)).toEqual(['issue', 'decide']);
});
