import { expect, test } from 'vitest';
import { type RequestDraft, stateBeside } from './request-drafts.ts';

const draft = (type: RequestDraft['fields']['type']): RequestDraft => ({
  id: type,
  task: 'T',
  unit: 'U',
  period: '2026-11',
  fields: { type, reason: '理由', date: null, text: null },
  savedAt: 0,
});

test('a request is signed off after the other drafts of its task, in the state that they lead to', () => {
  expect(stateBeside('inProgress', [], 'extend')).toBe('inProgress');
  expect(stateBeside('inProgress', [draft('close')], 'extend')).toBe('underReview');
  expect(stateBeside('inProgress', [draft('extend')], 'close')).toBe('extensionPending');
});

test('a draft of its own type is replaced, so it does not stand in its way', () => {
  expect(stateBeside('inProgress', [draft('extend')], 'extend')).toBe('inProgress');
});

test('a task that awaits acknowledgement is acknowledged by what is asked first', () => {
  expect(stateBeside('awaitingAcknowledgement', [draft('extend')], 'close')).toBe('extensionPending');
  expect(stateBeside('awaitingAcknowledgement', [], 'close')).toBe('awaitingAcknowledgement');
});

test('what the machine does not know changes nothing: a change of content, a task that is over', () => {
  expect(stateBeside('inProgress', [draft('change')], 'close')).toBe('inProgress');
  expect(stateBeside('struckOff', [draft('extend')], 'close')).toBe('struckOff');
});
