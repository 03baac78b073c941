import { describe, expect, test } from 'vitest';
import {
  checking,
  type Entry,
  type GoodPreview,
  type GoodResult,
  lookedAgain,
  newestReceive,
  readiness,
  readyFiles,
  replaced,
  withPaths,
} from './entries.ts';

const preview = (path: string, change: Partial<GoodPreview> = {}): GoodPreview => ({
  ok: true,
  file: path,
  path,
  bundle: {
    id: path,
    kind: 'submit',
    from: { id: 'S', name: '某学校' },
    to: null,
    cutoff: null,
    createdAt: 0,
    records: 3,
    evidence: { count: 0, bytes: 0 },
  },
  sender: { status: 'known', fingerprint: 'F' },
  again: false,
  counts: { new: 2, changed: 1, unchanged: 4, refused: 0 },
  items: [],
  findings: [],
  ...change,
});
const entry = (path: string, change: Partial<GoodPreview> = {}): Entry => ({
  path,
  file: path,
  state: { step: 'previewed', preview: preview(path, change) },
});
const nobody: ReadonlySet<string> = new Set();

describe('A file can be received', () => {
  test('when its sender is known', () => expect(readiness(preview('a'), nobody)).toBe('ready'));

  test('only after the fingerprint of a new sender was compared, and only that fingerprint', () => {
    const first = preview('a', { sender: { status: 'new', fingerprint: 'F' } });
    expect(readiness(first, nobody)).toBe('askTrust');
    expect(readiness(first, new Set(['G']))).toBe('askTrust');
    expect(readiness(first, new Set(['F']))).toBe('ready');
  });

  test('never when the key of its sender has changed, whatever was trusted', () => {
    const changed = preview('a', { sender: { status: 'changed', fingerprint: 'F' } });
    expect(readiness(changed, new Set(['F']))).toBe('keyChanged');
  });

  test('not again when it was received wholly', () => {
    expect(readiness(preview('a', { again: true }), nobody)).toBe('again');
  });
});

test('the one button counts only what changes something, and keeps first contacts apart', () => {
  const entries = [
    entry('known'),
    entry('new', { sender: { status: 'new', fingerprint: 'F' } }),
    entry('stranger', { sender: { status: 'new', fingerprint: 'X' } }),
    entry('again', { again: true }),
    checking('waiting'),
  ];
  expect(readyFiles(entries, new Set(['F']))).toEqual({
    known: ['known'],
    fresh: ['new'],
    items: 6,
    inVain: 0,
  });
});

test('a file of which nothing would be taken can be received and is counted apart', () => {
  const counts = { new: 0, changed: 0, unchanged: 4, refused: 3 };
  const entries = [
    entry('good'),
    entry('refused', { counts }),
    entry('same', { counts: { ...counts, refused: 0 } }),
    entry('stranger', { counts, sender: { status: 'new', fingerprint: 'X' } }),
    entry('partly', { counts: { ...counts, new: 1 } }),
  ];
  expect(readyFiles(entries, nobody)).toEqual({
    known: ['good', 'refused', 'same', 'partly'],
    fresh: [],
    items: 4,
    inVain: 1,
  });
});

test('a file opened twice is one card', () => {
  const entries = withPaths([entry('a')], ['a', 'b', 'b']);
  expect(entries.map(({ path }) => path)).toEqual(['a', 'b']);
  expect(entries[0]?.state.step).toBe('previewed');
});

test('a fresh answer takes the place of its card and leaves the order', () => {
  const entries = replaced([checking('a'), checking('b')], [entry('b')]);
  expect(entries.map(({ path, state }) => [path, state.step])).toEqual([
    ['a', 'checking'],
    ['b', 'previewed'],
  ]);
});

test('of files looked at again only those are replaced that would do something else now and have not gone on', () => {
  const [same, other, gone] = [entry('same'), entry('other'), entry('gone')];
  const now = [same, other, checking('gone'), entry('opened since')];
  const fresh = ['same', 'other', 'gone', 'put aside'].map((path) =>
    entry(path, path === 'other' ? { again: true } : {}),
  );
  const after = lookedAgain(now, [same, other, gone], fresh);
  expect(after[0]).toBe(same);
  expect(after[1]).toBe(fresh[1]);
  expect(after.slice(2)).toEqual(now.slice(2));
});

describe('The receive that can be taken back', () => {
  const received = (path: string, receive: string): Entry => ({
    path,
    file: path,
    state: { step: 'received', result: { receive } as GoodResult },
  });
  const listed = [
    { id: 'R2', undoable: true },
    { id: 'R1', undoable: false },
  ];

  test('is the newest that is listed', () => expect(newestReceive([received('b', 'R2')], listed)).toBe('R2'));

  test('is the one just made, before the list was read again', () =>
    expect(newestReceive([received('c', 'R3'), received('d', 'R4'), entry('e')], listed)).toBe('R4'));

  test('is none where all were taken back', () =>
    expect(newestReceive([], [{ id: 'R1', undoable: false }])).toBe(undefined));
});
