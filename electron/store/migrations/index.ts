import { initial } from './001-initial.ts';

/** Numbered once, changed never: version n is reached by running the first n in order. */
export const migrations: readonly string[] = [initial];
