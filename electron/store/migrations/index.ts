import { initial } from './001-initial.ts';
import { exchangeRegister } from './002-exchange-register.ts';
import { requestDrafts } from './003-request-drafts.ts';
import { intake } from './004-intake.ts';
import { steps } from './005-steps.ts';
import { ofUnit } from './006-of-unit.ts';
import { historyByParent } from './007-history-by-parent.ts';
import { relatives } from './008-relatives.ts';
import { keyOfReceive } from './009-key-of-receive.ts';
import { byUnit } from './010-by-unit.ts';

/** Numbered once, changed never: version n is reached by running the first n in order. */
export const migrations: readonly string[] = [
  initial,
  exchangeRegister,
  requestDrafts,
  intake,
  steps,
  ofUnit,
  historyByParent,
  relatives,
  keyOfReceive,
  byUnit,
];
