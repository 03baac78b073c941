import type { BigIntStats } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Where a store lies: the file's own identity and the name of the PC. A copy of the file has another inode, a copy of
 * the whole disk usually another PC name.
 */
export const placeOf = ({ dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>): string =>
  `${dev}:${ino}@${hostname()}`;
