import fc from 'fast-check';
import { DEFAULT_SEED } from './seed.ts';

// A commit passes or fails, whoever runs it; `SEED=n npm test` looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? DEFAULT_SEED) });
