import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../words/words.ts';
import type { Speech } from './change-text.ts';

/** Words and the register's names, to say changes with. `more` names units that the register may not hold yet. */
export function useSpeech(more?: ReadonlyMap<string, string>): Speech {
  const units = useAnswer('listUnits', {}).value;
  const recordKinds = useWords('recordKinds');
  const recordFields = useWords('recordFields');
  const recordValues = useWords('recordValues');
  return useMemo(
    () => ({
      words: { recordKinds, recordFields, recordValues },
      unitNames: new Map([...(more ?? []), ...(units ?? []).map((unit) => [unit.id, unit.name] as const)]),
    }),
    [units, more, recordKinds, recordFields, recordValues],
  );
}
