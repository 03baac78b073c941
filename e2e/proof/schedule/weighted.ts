import type { Random } from '../../../bench/random.ts';

/** Something that may happen, so many times as often as what weighs one. */
export type Act = readonly [weight: number, perform: () => Promise<unknown>];

export async function performOne(random: Random, acts: readonly Act[]): Promise<void> {
  let at = random.below(acts.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, perform] of acts) {
    at -= weight;
    if (at < 0) {
      await perform();
      return;
    }
  }
}
