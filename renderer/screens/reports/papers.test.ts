import { expect, test } from 'vitest';
import { paperKinds, type WrittenPaper } from '../../../shared/model/views.ts';
import { type Chosen, lacking, paperName, papers } from './papers.ts';

const chosen: Chosen = { ledger: null, period: '2026-11', unit: null, request: null };
const of = (kind: string) => {
  const paper = papers.find((each) => each.kind === kind);
  if (!paper) throw new Error(kind);
  return paper;
};

test('every paper that the program writes can be asked for', () => {
  expect(papers.map(({ kind }) => kind).toSorted()).toEqual([...paperKinds].toSorted());
});

const stock = { ledgers: 1, requests: 1, urged: 1, sections: 1 };

test('a paper of one ledger waits for the choice where there are several', () => {
  expect(lacking(of('ledger'), chosen, stock)).toBeNull();
  expect(lacking(of('ledger'), chosen, { ...stock, ledgers: 2 })).toBe('ledger');
  expect(lacking(of('changes'), { ...chosen, ledger: '01' }, { ...stock, ledgers: 2 })).toBeNull();
  expect(lacking(of('bulletin'), chosen, { ...stock, ledgers: 2 })).toBeNull();
  expect(lacking(of('request'), chosen, stock)).toBe('request');
});

test('a paper of what there is none of says so, and asks for no choice', () => {
  expect(lacking(of('notice'), chosen, { ...stock, urged: 0 })).toBe('anyUrge');
  expect(lacking(of('slip'), chosen, { ...stock, sections: 0 })).toBe('anySection');
  expect(lacking(of('request'), chosen, { ...stock, requests: 0 })).toBe('anyRequest');
  for (const kind of ['notice', 'slip']) expect(lacking(of(kind), chosen, stock)).toBeNull();
});

test('what a month needs stands before what is asked for now and then', () => {
  const kinds = papers.map(({ kind }) => kind);
  for (const kind of ['progress', 'bulletin', 'reporting', 'notice', 'ledger'] as const)
    expect(kinds.indexOf(kind)).toBeLessThan(kinds.indexOf('request'));
});

test('a file is named by unit, paper, period and day, and the same one again by its version', () => {
  const named = {
    unit: '某/某中学',
    title: '督查通报',
    request: undefined,
    today: '2026-12-05',
    written: [],
  };
  expect(paperName(of('bulletin'), chosen, named)).toBe('某_某中学_督查通报_2026-11_20261205.docx');
  const before: WrittenPaper = { kind: 'bulletin', path: '', at: 0, ledger: null, period: '2026-11' };
  const written = [before, { ...before, period: '2026-10' }, { ...before, kind: 'reporting' as const }];
  expect(paperName(of('bulletin'), chosen, { ...named, written })).toBe(
    '某_某中学_督查通报_2026-11_20261205_第2版.docx',
  );
});
