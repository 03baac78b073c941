import { useCallback, useMemo } from 'react';
import type { ShareFilter } from '../../../shared/model/views.ts';
import type { RouteParams } from '../../routes/route.ts';
import { go, useRoute } from '../../routes/router.ts';
import { addressParams, everything, type FiguresAddress, readAddress } from './question.ts';

export type ChangeAddress = (part: Partial<FiguresAddress>) => void;

/** The address of the screen and how to change it: a filter takes the place of the last, a figure opened is a step back. */
export function useAddress(): readonly [FiguresAddress, ChangeAddress] {
  const params: RouteParams = useRoute((route) => route.params);
  const address = useMemo(() => readAddress(params), [params]);
  const change = useCallback((part: Partial<FiguresAddress>) => {
    const now = readAddress(useRoute.getState().params);
    const opens = part.behind !== undefined && part.behind !== null && now.behind === null;
    go('figures', addressParams({ ...now, ...part }), { replace: !opens });
  }, []);
  return [address, change];
}

/** Opens the rows behind a figure. */
export const openBehind = (part: Partial<ShareFilter>): void => {
  const now = readAddress(useRoute.getState().params);
  go('figures', addressParams({ ...now, behind: { ...everything, ...part } }));
};
