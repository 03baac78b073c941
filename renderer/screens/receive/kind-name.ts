import type { BundleView } from '../../../shared/model/views.ts';
import type { Words } from '../../words/words.ts';

export const kindName = (kind: BundleView['kind'], w: Words['receive']): string =>
  ({
    issue: w.kindIssue,
    submit: w.kindSubmit,
    decide: w.kindDecide,
    archive: w.kindArchive,
    card: w.kindCard,
  })[kind];
