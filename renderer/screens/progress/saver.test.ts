import { describe, expect, test } from 'vitest';
import { createSaver, type SaveState } from './saver.ts';

/** A saver whose clock and store are in the test's hands. */
function bench() {
  const timers = new Set<() => void>();
  const saved: string[] = [];
  const retries: boolean[] = [];
  const states: SaveState[] = [];
  const answers: ((savedAt: number | null) => void)[] = [];
  const saver = createSaver<string>({
    save: (_key, value, again) => {
      saved.push(value);
      retries.push(again);
      return new Promise((answer) => answers.push(answer));
    },
    schedule: (run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
    report: (_key, state) => states.push(state),
  });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return {
    saver,
    saved,
    retries,
    states,
    pause: async () => {
      for (const run of [...timers]) {
        timers.delete(run);
        run();
      }
      await settle();
    },
    answer: async (savedAt: number | null) => {
      await settle();
      answers.shift()?.(savedAt);
      await settle();
    },
  };
}

describe('saving as typed', () => {
  test('typing is written once it pauses, the newest text only', async () => {
    const { saver, saved, states, pause, answer } = bench();
    saver.put('a', '一');
    saver.put('a', '一二');
    expect(saved).toEqual([]);
    await pause();
    await answer(1);
    expect(saved).toEqual(['一二']);
    expect(states.at(-1)).toBe('saved');
    expect(saver.isDirty()).toBe(false);
  });

  test('what is typed while a write is under way is written after it', async () => {
    const { saver, saved, states, pause, answer } = bench();
    saver.put('a', '一');
    await pause();
    saver.put('a', '一二');
    await pause();
    expect(saved).toEqual(['一']);
    await answer(1);
    expect(states).toContain('waiting');
    expect(saved).toEqual(['一', '一二']);
    await answer(2);
    expect(saver.isDirty()).toBe(false);
  });

  test('a failed write keeps the text and is tried again', async () => {
    const { saver, saved, retries, states, pause, answer } = bench();
    saver.put('a', '一');
    await pause();
    await answer(null);
    expect(states.at(-1)).toBe('failed');
    expect(saver.isDirty()).toBe(true);
    await pause();
    await answer(3);
    expect(saved).toEqual(['一', '一']);
    expect(retries).toEqual([false, true]);
    expect(states.at(-1)).toBe('saved');
  });

  test('flush writes at once and says whether all of it is in the store', async () => {
    const { saver, saved, answer } = bench();
    saver.put('a', '甲');
    saver.put('b', '乙');
    const whole = saver.flush();
    await answer(1);
    await answer(1);
    expect(await whole).toBe(true);
    expect(saved).toEqual(['甲', '乙']);

    saver.put('a', '丙');
    const broken = saver.flush();
    await answer(null);
    expect(await broken).toBe(false);
  });
});
