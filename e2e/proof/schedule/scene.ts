import type { Random } from '../../../bench/random.ts';
import type { Lying } from './ground.ts';
import type { Pc } from './pc.ts';
import type { Hands } from './recording.ts';

/** A letter that lies somewhere: whose PC wrote it, and the unit it is for. */
export interface Mail {
  readonly path: string;
  readonly from: Pc;
  readonly to: string;
  readonly lying: Lying;
}

/** The PCs of a schedule, and who stands below whom. */
export interface Scene extends Hands {
  readonly random: Random;
  readonly pcs: Pc[];
  readonly mail: Mail[];
  /** Units with work that was sent and then lost by a backup, forged in their name, or refused for its key: not all were told the same. */
  readonly unequal: Set<string>;
  /** Name of the body above, by unit name. */
  readonly above: ReadonlyMap<string, string>;
  /** The clock a PC goes by. */
  readonly clockFor: () => () => number;
}

/** One of those that can, or nobody. */
export const someone = ({ pcs, random }: Scene, can: (pc: Pc) => boolean): Pc | null => {
  const able = pcs.filter(can);
  return able.length === 0 ? null : random.pick(able);
};

export const issues = (pc: Pc): boolean => ownTasks(pc).length > 0;
export const hasOrders = (pc: Pc): boolean =>
  [...pc.model.values()].some(({ kind, author }) => kind === 'task' && !pc.own.has(author));

/** The tasks of the unit's own lists. */
export const ownTasks = (pc: Pc): readonly string[] =>
  [...pc.model].filter(([, held]) => held.kind === 'task' && pc.own.has(held.author)).map(([id]) => id);
