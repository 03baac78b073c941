import type { Workbench } from '../../../shared/model/views.ts';
import type { ScreenName } from '../../routes/route.ts';

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
