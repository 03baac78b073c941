/** What everything random in `npm test` starts from, unless `SEED` is set. */
export const DEFAULT_SEED = 20_261_126;
