import type { LightLevel, RuleSet, RuleTest } from '../../../shared/model/rule-set.ts';
import type { Light } from '../../../shared/rules/lights/words.ts';

/** One step of one rule of a set that was in force, and the first light it gave. */
export interface FiredStep {
  readonly set: string;
  readonly rule: number;
  readonly test: RuleTest;
  readonly level: LightLevel;
  readonly times: number;
  /** Its word, reason and way out as they were shown. */
  readonly shown: Pick<Light, 'word' | 'reason' | 'clear'> | null;
  readonly where: string | null;
}

/** Keeps which rules of the sets in force gave a light, with the words it was explained in. */
export interface Fired {
  readonly see: (light: Light, where: string) => void;
  /** Every step of every rule of these sets. */
  readonly steps: (sets: readonly Pick<RuleSet, 'name' | 'rules'>[]) => readonly FiredStep[];
}

export function createFired(): Fired {
  const seen = new Map<string, { times: number; light: Light; where: string }>();
  const keyOf = (set: string, rule: number, level: LightLevel) => `${set} ${rule} ${level}`;
  return {
    see: (light, where) => {
      const key = keyOf(light.ruleSet.name, light.rule, light.level);
      const known = seen.get(key);
      seen.set(key, known ? { ...known, times: known.times + 1 } : { times: 1, light, where });
    },
    steps: (sets) =>
      sets.flatMap((set) =>
        set.rules.flatMap(({ number, test, steps }) =>
          steps.map(({ level }): FiredStep => {
            const known = seen.get(keyOf(set.name, number, level));
            const shown = known
              ? { word: known.light.word, reason: known.light.reason, clear: known.light.clear }
              : null;
            return {
              set: set.name,
              rule: number,
              test,
              level,
              times: known?.times ?? 0,
              shown,
              where: known?.where ?? null,
            };
          }),
        ),
      ),
  };
}
