import { useCallback, useEffect, useMemo } from 'react';
import type { Session } from '../../../shared/model/views.ts';
import { go, useRoute } from '../../routes/router.ts';
import { looksUp } from '../screen.ts';
import { filterParams, type LedgerFilter, readFilter, type Tab } from './filter.ts';
import { useLedger } from './ledger-store.ts';

/** A unit that reports begins with its own part, one that only issues with everything. */
export const defaultTab = (session: Session): Tab => (looksUp(session) ? 'mine' : 'all');

/** The filter in the address, and how to change it. Coming back without one brings back the last. */
export function useFilter(
  session: Session,
): readonly [LedgerFilter, (change: Partial<LedgerFilter>) => void] {
  const params = useRoute((route) => route.params);
  const tab = defaultTab(session);
  const filter = useMemo(() => readFilter(params, tab), [params, tab]);

  useEffect(() => {
    const last = useLedger.getState().params;
    const { screen, params: now } = useRoute.getState();
    if (screen === 'ledger' && Object.keys(now).length === 0) go('ledger', last, { replace: true });
  }, []);
  useEffect(() => {
    const { task: _task, ...kept } = params;
    useLedger.setState({ params: kept });
  }, [params]);

  const change = useCallback(
    (part: Partial<LedgerFilter>) => {
      const now = readFilter(useRoute.getState().params, tab);
      go('ledger', filterParams({ ...now, ...part }, tab), { replace: true });
    },
    [tab],
  );
  return [filter, change];
}
