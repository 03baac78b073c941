import type { Workbench } from '../../../shared/model/views.ts';
import type { ScreenName } from '../../routes/route.ts';
import type { Words } from '../../words/words.ts';

/** The one sentence on top, and the button that starts it. */
export interface Headline {
  readonly text: keyof Words['workbench'];
  /** What the sentence is about. */
  readonly period: string;
  readonly count: number;
  readonly start: { readonly verb: keyof Words['workbench']; readonly screen: ScreenName } | null;
}

/** What is most pressing: first what we owe, then what is owed to us; the other way round for a bureau with none above. */
export function headlineOf(workbench: Workbench, answersToNobody = false): Headline {
  const { own, below, unassigned, period } = workbench;
  if (answersToNobody && below.missing.length > 0) return belowMissing(workbench);
  const left = own.unfilled;
  if (left > 0)
    return { period, text: 'ownMissing', count: left, start: { verb: 'startFilling', screen: 'progress' } };
  if (own.toSign > 0)
    return {
      period,
      text: 'ownToSign',
      count: own.toSign,
      start: { verb: 'startSigning', screen: 'progress' },
    };
  if (own.toSend > 0)
    return {
      period,
      text: 'ownToSend',
      count: own.toSend,
      start: { verb: 'startSending', screen: 'submit' },
    };
  if (below.missing.length > 0) return belowMissing(workbench);
  if (below.units > 0)
    return { period: below.period ?? period, text: 'belowDone', count: below.units, start: null };
  if (own.due > 0) return { period, text: 'ownDone', count: own.due, start: null };
  if (unassigned > 0)
    return { period, text: 'quiet', count: 0, start: { verb: 'startAssigning', screen: 'ledger' } };
  return { period, text: 'quiet', count: 0, start: null };
}

const belowMissing = ({ below, period }: Workbench): Headline => ({
  text: 'belowMissing',
  period: below.period ?? period,
  count: below.missing.length,
  start: { verb: 'startReceiving', screen: 'receive' },
});

export interface Todo {
  readonly screen: ScreenName;
  readonly params: Readonly<Record<string, string>>;
  readonly count: number;
  readonly title: keyof Words['workbench'];
  readonly note: keyof Words['workbench'];
}

/** What waits, in the order of the month's work; nothing that is zero. */
export function todosOf({ own, below, toConfirm, unassigned, instructions }: Workbench): readonly Todo[] {
  const left = own.unfilled;
  const all: readonly Todo[] = [
    {
      screen: 'ledger',
      params: { confirm: '1' },
      count: toConfirm,
      title: 'todoConfirm',
      note: 'todoConfirmNote',
    },
    {
      screen: 'ledger',
      params: { unassigned: '1' },
      count: unassigned,
      title: 'todoAssign',
      note: 'todoAssignNote',
    },
    {
      screen: 'task',
      params: { task: instructions[0]?.task ?? '' },
      count: instructions.length,
      title: 'todoInstruction',
      note: 'todoInstructionNote',
    },
    { screen: 'progress', params: {}, count: left, title: 'todoFill', note: 'todoFillNote' },
    { screen: 'progress', params: {}, count: own.toSign, title: 'todoSign', note: 'todoSignNote' },
    { screen: 'submit', params: {}, count: own.toSend, title: 'todoSend', note: 'todoSendNote' },
    { screen: 'submit', params: {}, count: own.wanted, title: 'todoWanted', note: 'todoWantedNote' },
    { screen: 'issue', params: {}, count: below.wanted, title: 'todoWanted', note: 'todoWantedNote' },
    {
      screen: 'receive',
      params: {},
      count: below.missing.length,
      title: 'todoReceive',
      note: 'todoReceiveNote',
    },
    { screen: 'review', params: {}, count: below.toReview, title: 'todoReview', note: 'todoReviewNote' },
  ];
  return all.filter(({ count }) => count > 0);
}
