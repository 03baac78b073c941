import { dateOf } from '../../../shared/dates.ts';
import type { Language } from '../../../shared/errors.ts';
import type { InHand } from '../../../shared/model/views.ts';
import { periodWords } from '../../../shared/period-words.ts';
import { requestActions } from '../../../shared/rules/cycle/request-actions.ts';
import { openRequests, taskStateOf } from '../../../shared/rules/cycle/situation.ts';
import { actionName } from '../../../shared/rules/cycle/words.ts';
import { saysSomething } from '../../../shared/rules/draft.ts';
import { holderOn } from '../../../shared/rules/people.ts';
import { isClosedOn } from '../../../shared/rules/year.ts';
import type { Store } from '../../store/store.ts';
import { type Board, type BoardTask, factsOf, loadBoard, taskNumber, viewOf } from '../board.ts';
import { latestReport } from '../cycle/latest-report.ts';
import { requestDraftsOf } from '../cycle/request-drafts.ts';
import { differencesToClose } from '../differences.ts';
import { draftsOf } from '../drafts.ts';
import { readTransmissions } from '../exchange/transmissions.ts';
import { mayReport } from '../owed.ts';
import { changesOf } from './people.ts';

const DONE: ReadonlySet<string> = new Set(['completed', 'struckOff', 'cancelled']);
type Open = InHand['open'][number];

/** What one person has in hand today: nothing is stored of it, so that a hand-over moves all of it at once. */
export function inHandOf(store: Store, person: string, language: Language): InHand {
  const board = loadBoard(store, language);
  const going = board.tasks.flatMap((item) => {
    const closing = board.lists.get(item.task.parent ?? '')?.fields.closing;
    const state = taskStateOf(factsOf(item), viewOf(board, item.task));
    return DONE.has(state) || isClosedOn(closing, board.rules.cutoff) ? [] : [{ item, state }];
  });
  const mine = going.flatMap(({ item, state }) => {
    if (!mayReport(item.task, item, board.identity)) return [];
    const handler = handlerOf(store, board, item);
    return handler === null || handler === person ? [{ item, state, named: handler === person }] : [];
  });
  const told = ({ item: { task }, state }: (typeof going)[number]) => ({
    id: task.id,
    number: taskNumber(board, task),
    title: task.fields.title,
    ledger: board.lists.get(task.parent ?? '')?.fields.title ?? '',
    deadline: task.fields.deadline,
    state,
  });
  return {
    person,
    tasks: mine.map(({ named, ...each }) => ({
      ...told(each),
      lastPeriod: ownReport(board, each.item)?.fields.period ?? null,
      named,
      ...(board.ownerOf(each.item.task.id) ?? { owner: null, leader: null }),
    })),
    answersFor: going.flatMap((each) => {
      const holders = board.ownerOf(each.item.task.id);
      const posts = (['owner', 'leader'] as const).filter((post) => holders?.[post] === person);
      return posts.length === 0 ? [] : [{ ...told(each), posts }];
    }),
    open: [...drafts(store, board), ...mine.flatMap(({ item }) => waiting(board, item)), ...toReview(board)],
    differences: differencesToClose(store),
    files: mine.flatMap(({ item }) => files(board, item)),
    sent: readTransmissions(store, board.register)
      .all()
      .filter(({ status }) => status === 'exported')
      .slice(0, 50)
      .map(({ file, to, at }) => ({ file: file.split(/[\\/]/).at(-1) ?? file, to: to.name, at })),
  };
}

const ownReport = (board: Board, { reports }: BoardTask) =>
  [...board.identity.ids].map((unit) => latestReport(reports, unit)).find((report) => report !== null) ??
  null;

/** Who holds the work of the one whose name stands on the unit's last report of a task; null where no name does. */
export function handlerOf(store: Store, board: Board, item: BoardTask): string | null {
  const name = ownReport(board, item)?.fields.filledBy ?? null;
  return name === null ? null : holderOn(changesOf(store), 'filler', name, dateOf(store.now()));
}

function drafts(store: Store, board: Board): Open[] {
  const byId = new Map(board.tasks.map(({ task }) => [task.id, task]));
  const about = (task: string) => {
    const found = byId.get(task);
    return found ? { number: taskNumber(board, found), title: found.fields.title } : null;
  };
  return [
    ...draftsOf(store).flatMap(({ task, period, fields, savedAt }): Open[] => {
      const of = about(task);
      return of && saysSomething(fields)
        ? [{ kind: 'draft', ...of, detail: periodWords(period), at: savedAt }]
        : [];
    }),
    ...requestDraftsOf(store).flatMap(({ task, fields, savedAt }): Open[] => {
      const of = about(task);
      const detail = actionName(requestActions[fields.type])[board.language];
      return of ? [{ kind: 'requestDraft', ...of, detail, at: savedAt }] : [];
    }),
  ];
}

/** Our requests without an answer, and urges that no report has answered. */
function waiting(board: Board, item: BoardTask): Open[] {
  const of = { number: taskNumber(board, item.task), title: item.task.fields.title };
  const open = new Set(openRequests(factsOf(item)).map(({ id }) => id));
  const ours = (unit: string) => board.identity.ids.has(unit);
  return [
    ...item.requests
      .filter(({ id, fields }) => open.has(id) && ours(fields.unit))
      .map(({ fields }): Open => {
        const detail = actionName(requestActions[fields.type])[board.language];
        return { kind: 'request', ...of, detail, at: fields.signedOffAt };
      }),
    ...item.urges
      .filter(({ fields }) => ours(fields.unit))
      .filter(({ fields }) => (ownReport(board, item)?.fields.signedOffAt ?? 0) <= fields.urgedAt)
      .map(({ fields }): Open => ({ kind: 'urge', ...of, detail: fields.limit, at: fields.urgedAt })),
  ];
}

/** Requests of units below that we have not answered. */
const toReview = (board: Board): Open[] =>
  board.tasks
    .filter(({ task }) => task.author === board.identity.id)
    .flatMap((item) => {
      const open = new Set(openRequests(factsOf(item)).map(({ id }) => id));
      return item.requests
        .filter(({ id, fields }) => open.has(id) && !board.identity.ids.has(fields.unit))
        .map(
          ({ fields }): Open => ({
            kind: 'toReview',
            number: taskNumber(board, item.task),
            title: item.task.fields.title,
            detail: `${board.register.nameOf(fields.unit)} ${actionName(requestActions[fields.type])[board.language]}`,
            at: fields.signedOffAt,
          }),
        );
    });

function files(board: Board, item: BoardTask): InHand['files'] {
  const own = item.reports.filter(({ fields }) => board.identity.ids.has(fields.unit));
  const all = new Map(
    [...own.flatMap(({ fields }) => fields.evidence), ...(item.draft?.fields.evidence ?? [])].map((file) => [
      file.sha256,
      file.bytes,
    ]),
  );
  if (all.size === 0) return [];
  return [
    {
      number: taskNumber(board, item.task),
      title: item.task.fields.title,
      count: all.size,
      bytes: [...all.values()].reduce((sum, bytes) => sum + bytes, 0),
    },
  ];
}
