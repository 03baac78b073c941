import type { LedgerRow } from '../../../shared/model/views.ts';

type Assigned = LedgerRow['assigned'][number];
type Holder = Pick<LedgerRow, 'id' | 'assigned'>;

/** One call that brings assignments back: the same unit and role for several tasks. */
export type AssignmentStep =
  | {
      readonly kind: 'assign';
      readonly unit: string;
      readonly role: Assigned['role'];
      readonly tasks: string[];
    }
  | { readonly kind: 'unassign'; readonly unit: string; readonly tasks: string[] };

/** The calls that lead from the assignments of `now` to those of `wanted`. Tasks missing from `now` are left alone. */
export function stepsBetween(now: readonly Holder[], wanted: readonly Holder[]): readonly AssignmentStep[] {
  const present = new Map(now.map((holder) => [holder.id, holder.assigned]));
  const steps = new Map<string, AssignmentStep>();
  const add = (step: AssignmentStep, task: string) => {
    const key = step.kind === 'assign' ? `assign ${step.unit} ${step.role}` : `unassign ${step.unit}`;
    const known = steps.get(key) ?? step;
    known.tasks.push(task);
    steps.set(key, known);
  };
  for (const { id, assigned } of wanted) {
    const current = present.get(id);
    if (!current) continue;
    for (const { unit } of current) {
      if (!assigned.some((a) => a.unit === unit)) add({ kind: 'unassign', unit, tasks: [] }, id);
    }
    for (const { unit, role } of assigned) {
      if (!current.some((a) => a.unit === unit && a.role === role))
        add({ kind: 'assign', unit, role, tasks: [] }, id);
    }
  }
  return [...steps.values()];
}
