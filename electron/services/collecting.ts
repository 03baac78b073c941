import { byName } from '../../shared/by-name.ts';
import type { AssignmentFields } from '../../shared/model/record.ts';
import type { Workbench } from '../../shared/model/views.ts';
import type { ReportCycle } from '../../shared/report-cycle.ts';
import { type Due, dueTurns, otherTurn, type Turn, turnInHand } from '../../shared/rules/collecting.ts';
import { isClosedOn } from '../../shared/rules/year.ts';
import type { StoredRecord } from '../store/records.ts';
import { type Board, type BoardTask, inForce } from './board.ts';
import { cycleOf } from './lights/task-light.ts';

type Report = StoredRecord<'report'>;
type Below = Omit<Workbench['below'], 'toReview' | 'wanted'>;

/** The tasks of one cycle that we issued, and its two periods on the cut-off date. */
interface Collection {
  readonly cycle: ReportCycle;
  readonly due: Readonly<Record<Turn, Due>>;
  readonly items: readonly BoardTask[];
}

/**
 * What the units below owe. Of each cycle in use it counts the period in hand, or the one asked for; `waiting` are the
 * reports that nobody has reviewed.
 */
export function reportingBelow(board: Board, waiting: readonly Report[], asked?: Turn): Below {
  const collections = collectionsOf(board);
  const [most] = collections;
  const inHand = new Map(collections.map((each) => [each, turnOf(board, each, waiting)]));
  const turn = asked ?? (most && inHand.get(most)) ?? 'next';
  const counted = collections.map((each) => ({ ...each, turn: asked ?? inHand.get(each) ?? turn }));
  const other = otherTurn(turn);
  return {
    turn,
    period: most?.due[turn].period ?? null,
    by: most?.due[turn].by ?? null,
    other:
      most && unitsOwing(board, most, other).size > 0
        ? { turn: other, period: most.due[other].period }
        : null,
    ...countsOf(board, counted),
  };
}

/** That of the most tasks first. */
function collectionsOf(board: Board): readonly Collection[] {
  const { identity, lists, rules } = board;
  const items = board.tasks.filter(
    ({ task, assignments }) =>
      task.author === identity.id &&
      inForce(assignments).length > 0 &&
      !isClosedOn(lists.get(task.parent ?? '')?.fields.closing, rules.cutoff),
  );
  const cycle = ({ task }: BoardTask) => cycleOf(task, lists.get(task.parent ?? ''));
  const byCycle = Map.groupBy(items, (item) => {
    const { kind, day, following } = cycle(item);
    return `${kind} ${day} ${following}`;
  });
  const most = [...byCycle.values()].toSorted((a, b) => b.length - a.length);
  return most.flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const shared = cycle(first);
    return [{ cycle: shared, due: dueTurns(shared, rules.cutoff), items: same }];
  });
}

function turnOf(board: Board, { cycle, due, items }: Collection, waiting: readonly Report[]): Turn {
  const owing = unitsOwing(board, { due, items }, 'last');
  const reported = new Set(
    items.flatMap(({ reports }) =>
      reports
        .filter(({ fields }) => fields.period === due.last.period)
        .map(({ fields }) => unitIn(board, fields.unit)),
    ),
  );
  const tasks = new Set(items.map(({ task }) => task.id));
  const last = {
    owing: owing.size,
    missing: [...owing].filter((unit) => !reported.has(unit)).length,
    open: waiting.filter(({ parent, fields }) => tasks.has(parent ?? '') && fields.period === due.last.period)
      .length,
  };
  return turnInHand(last, cycle, board.rules.cutoff, board.rules.calendarOf(board.identity.id));
}

/** What was assigned on the due day or later is first reported in the period after. */
const owes = ({ assignedOn }: Pick<AssignmentFields, 'assignedOn'>, { by }: Due, turn: Turn): boolean =>
  turn === 'next' || (assignedOn !== undefined && assignedOn < by);

function unitsOwing(
  board: Board,
  { due, items }: Pick<Collection, 'due' | 'items'>,
  turn: Turn,
): ReadonlySet<string> {
  const units = items.flatMap(({ assignments }) =>
    inForce(assignments)
      .filter(({ fields }) => owes(fields, due[turn], turn))
      .map(({ fields }) => unitIn(board, fields.unit)),
  );
  return new Set(units.filter((unit) => !board.identity.ids.has(unit)));
}

const unitIn = ({ register }: Board, unit: string): string => register.byId(unit)?.id ?? unit;

function countsOf(
  board: Board,
  collections: readonly (Collection & { readonly turn: Turn })[],
): Pick<Below, 'units' | 'reported' | 'missing'> {
  const { identity, register } = board;
  const tasks = new Map<string, number>();
  const periods = new Map<string, string>();
  const lastReport = new Map<string, number>();
  const reported = new Set<string>();
  for (const { items, due, turn } of collections)
    for (const { assignments, reports } of items) {
      const { period } = due[turn];
      for (const { fields } of inForce(assignments)) {
        const unit = unitIn(board, fields.unit);
        if (!identity.ids.has(unit) && owes(fields, due[turn], turn)) {
          tasks.set(unit, (tasks.get(unit) ?? 0) + 1);
          periods.set(unit, periods.get(unit) ?? period);
        }
      }
      for (const { fields } of reports) {
        const unit = unitIn(board, fields.unit);
        lastReport.set(unit, Math.max(lastReport.get(unit) ?? 0, fields.signedOffAt));
        if (fields.period === period) reported.add(unit);
      }
    }
  const missing = [...tasks]
    .filter(([unit]) => !reported.has(unit))
    .map(([unit, count]) => ({
      id: unit,
      name: register.nameOf(unit),
      tasks: count,
      period: periods.get(unit) ?? '',
      lastReport: lastReport.get(unit) ?? null,
    }))
    .sort((a, b) => b.tasks - a.tasks || byName(a.name, b.name));
  return { units: tasks.size, reported: tasks.size - missing.length, missing };
}
