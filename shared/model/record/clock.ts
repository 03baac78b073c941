import { z } from 'zod';
import { id } from './values.ts';

/**
 * [counter, replica]. A write takes a counter past its replica's own and past the record's, never past what other
 * records brought: a hostile counter can spoil only the record it came with. 2^48 leaves room above every honest one.
 */
export const HIGHEST_COUNTER = 2 ** 48;
export const clock = z
  .tuple([z.int().min(1).max(HIGHEST_COUNTER), id])
  .meta({ id: 'clock', description: 'When a field was written: [counter, id of the replica].' });
export type Clock = readonly [counter: number, replica: string];
