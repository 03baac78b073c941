import { expect, test } from 'vitest';
import { trackComposition } from './ime.ts';

const plainEnter = { isComposing: false, keyCode: 13 };

function composing() {
  const target = new EventTarget();
  const queue: (() => void)[] = [];
  const tracker = trackComposition(target, (run) => queue.push(run));
  return {
    tracker,
    start: () => target.dispatchEvent(new Event('compositionstart')),
    end: () => target.dispatchEvent(new Event('compositionend')),
    settle: () => {
      for (const run of queue.splice(0)) run();
    },
  };
}

test('Enter acts when nothing is composed', () => {
  expect(composing().tracker.owns(plainEnter)).toBe(false);
});

test('Enter while composing never acts, whichever sign the browser gives', () => {
  const { tracker, start } = composing();
  expect(tracker.owns({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(tracker.owns({ isComposing: false, keyCode: 229 })).toBe(true);
  start();
  expect(tracker.owns(plainEnter)).toBe(true);
});

test('the Enter that ends a composition does not act, the next one does', () => {
  const { tracker, start, end, settle } = composing();
  start();
  end();
  expect(tracker.owns(plainEnter)).toBe(true);
  settle();
  expect(tracker.owns(plainEnter)).toBe(false);
});

test('a composition that starts before the last one has settled still counts', () => {
  const { tracker, start, end, settle } = composing();
  start();
  end();
  start();
  settle();
  expect(tracker.owns(plainEnter)).toBe(true);
});

test('a stopped tracker no longer listens', () => {
  const { tracker, start } = composing();
  tracker.stop();
  start();
  expect(tracker.owns(plainEnter)).toBe(false);
});
