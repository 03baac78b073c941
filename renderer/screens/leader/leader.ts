import type { LedgerRow, Workbench } from '../../../shared/model/views.ts';
import type { ScreenName } from '../../routes/route.ts';

type Light = NonNullable<LedgerRow['light']>;

const RISKS = 5;
/** Lights that say that nothing is wrong. */
const QUIET: ReadonlySet<Light['colour']> = new Set<Light['colour']>(['green', 'blue', 'grey']);

/** The gravest tasks, at most five, those of one level in the order of the lists. */
export const risksOf = (
  rows: readonly LedgerRow[],
  levels: readonly Light['level'][],
): readonly LedgerRow[] =>
  rows
    .filter(({ light }) => light !== null && !QUIET.has(light.colour))
    .toSorted((a, b) => rank(levels, a) - rank(levels, b))
    .slice(0, RISKS);

const rank = (levels: readonly Light['level'][], { light }: LedgerRow): number =>
  light ? levels.indexOf(light.level) : levels.length;

interface Waiting {
  readonly what: 'toReviewInternally' | 'requestsToSign' | 'toSign' | 'toReview';
  readonly count: number;
  readonly screen: ScreenName;
}

/** What waits for a leader's word; nothing that is zero. */
export function waitingFor({ own, below }: Workbench, up: boolean, down: boolean): readonly Waiting[] {
  const all: readonly (Waiting & { readonly shown: boolean })[] = [
    { what: 'toReviewInternally', count: own.inReview, screen: 'internal', shown: up },
    { what: 'requestsToSign', count: own.requests, screen: 'internal', shown: up },
    { what: 'toSign', count: own.toSign - own.inReview - own.returned, screen: 'progress', shown: up },
    { what: 'toReview', count: below.toReview, screen: 'review', shown: down },
  ];
  return all.filter(({ count, shown }) => shown && count > 0).map(({ shown: _shown, ...waiting }) => waiting);
}
