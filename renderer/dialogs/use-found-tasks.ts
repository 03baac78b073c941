import { useEffect, useState } from 'react';
import type { LedgerRow } from '../../shared/model/views.ts';
import { call } from '../api/call.ts';
import { useSettled } from '../parts/use-settled.ts';

const SETTLED_MS = 150;
const none: readonly LedgerRow[] = [];

/** Tasks, and the words that they were found for. */
interface Found {
  readonly text: string;
  readonly tasks: readonly LedgerRow[];
}

/** Searches as one types. While `text` is still looked for, the answer is that of other words; no words find no tasks. */
export function useFoundTasks(text: string): Found {
  const settled = useSettled(text, SETTLED_MS);
  const [found, setFound] = useState<Found>({ text: '', tasks: none });
  useEffect(() => {
    if (settled === '') return setFound({ text: '', tasks: none });
    let isNewest = true;
    void call('listTasks', { search: settled }, { quiet: true }).then((answer) => {
      if (isNewest) setFound({ text: settled, tasks: answer.ok ? answer.value : none });
    });
    return () => {
      isNewest = false;
    };
  }, [settled]);
  return found;
}
