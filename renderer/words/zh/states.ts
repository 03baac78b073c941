import { stateWords } from '../../../shared/rules/state-words.ts';

export const states = { ...stateWords };
