import { expect, test } from 'vitest';
import { formOf, isComplete, requestsNow, type Step, verdictsNow, waitingOf } from './steps.ts';

const task = { id: 'T', number: '1', title: '任务', due: '2026-12-31' };
const unit = { id: 'U', name: '甲校' };
const nothing = { text: '', date: '', change: '', leader: '', checks: {} };
const extension = { kind: 'request', id: 'R', request: 'extend', date: '2027-02-28' } as const;

test('what is refused or sent back needs words, what is accepted does not', () => {
  const review = (verdict: 'accept' | 'return'): Step => ({
    type: 'review',
    task,
    unit,
    verdict,
    about: { kind: 'report', id: 'R', period: '2026-11' },
  });
  expect(isComplete(formOf(review('accept')), nothing)).toBe(true);
  expect(isComplete(formOf(review('return')), nothing)).toBe(false);
  expect(isComplete(formOf(review('return')), { ...nothing, text: '请补充' })).toBe(true);
  expect(formOf(review('return')).phrases).toBe(true);
});

test('an extension is granted with a date and refused without one', () => {
  const answer = (verdict: 'accept' | 'return') =>
    formOf({ type: 'review', task, unit, verdict, about: extension });
  expect(answer('accept').date).toBe(true);
  expect(answer('return').date).toBe(false);
  expect(isComplete(answer('accept'), { ...nothing, date: '2027-03' })).toBe(false);
  expect(isComplete(answer('accept'), { ...nothing, date: '2027-03-31' })).toBe(true);
});

test('each request asks for what its record must hold', () => {
  const form = (request: 'extend' | 'change' | 'close') => formOf({ type: 'request', task, request });
  expect([form('extend').date, form('change').date, form('close').date]).toEqual([true, false, false]);
  expect([form('extend').change, form('change').change]).toEqual([false, true]);
  expect(isComplete(form('close'), { ...nothing, text: ' ' })).toBe(false);
});

test('an approval needs the name of who approves', () => {
  const form = formOf({ type: 'decide', task, verdict: 'approve' });
  expect(isComplete(form, nothing)).toBe(false);
  expect(isComplete(form, { ...nothing, leader: '局长' })).toBe(true);
});

test('only what the state allows is offered', () => {
  expect(requestsNow(['report', 'requestExtension', 'requestCompletion'])).toEqual(['extend', 'close']);
  const now = (approvedBy: string | null) =>
    verdictsNow({ actions: ['approve', 'assign', 'clearRisk', 'cancel'], approvedBy, decisions: [] });
  expect(now(null)).toEqual(['approve', 'cancel']);
  expect(now('局长')).toEqual(['cancel']);
});

test('nothing waits for a unit that is not the issuing body', () => {
  const row = { editable: false } as Parameters<typeof waitingOf>[0]['row'];
  const reports = [{ status: 'received', replaced: false }] as Parameters<typeof waitingOf>[0]['reports'];
  expect(waitingOf({ row, reports, requests: [] }).reports).toEqual([]);
  expect(waitingOf({ row: { ...row, editable: true }, reports, requests: [] }).reports).toHaveLength(1);
});
