import { blankDraft } from '../../../shared/rules/draft.ts';
import type { Pc } from './pc.ts';
import { ownTasks, type Scene } from './scene.ts';

export async function editOrAdd({ random }: Scene, pc: Pc | null): Promise<void> {
  if (!pc) return;
  const tasks = ownTasks(pc);
  const text = `第${random.below(1000)}稿`;
  const changes = random.pick([
    { title: text },
    { detail: text },
    { title: text, category: text },
    { detail: null },
  ]);
  if (random.below(4) > 0) await pc.replica.call('editTask', { task: random.pick(tasks), changes });
  else {
    const [ledger] =
      [...pc.model].find(([, held]) => held.kind === 'taskList' && pc.own.has(held.author)) ?? [];
    if (ledger) await pc.replica.call('addTask', { ledger, task: { title: text } });
  }
  pc.noteOwnWork();
}

export async function assign({ random, above, pcs }: Scene, pc: Pc | null): Promise<void> {
  if (!pc) return;
  const tasks = ownTasks(pc);
  const below = [...new Set(pcs.map(({ unit }) => unit.name))].filter(
    (name) => above.get(name) === pc.unit.name,
  );
  if (tasks.length === 0 || below.length === 0) return;
  const task = random.pick(tasks);
  const unit = random.pick(below);
  if (random.below(5) === 0) await pc.replica.attempt('unassign', { tasks: [task], unit });
  else await pc.replica.attempt('assign', { tasks: [task], unit, role: random.pick(['lead', 'cooperate']) });
  pc.noteOwnWork();
}

export async function report({ random }: Scene, pc: Pc | null): Promise<void> {
  if (!pc) return;
  const rows = await pc.replica.call('listTasks', { mine: true });
  const issued = rows.filter((row) => !pc.own.has(pc.model.get(row.id)?.author ?? ''));
  if (issued.length === 0) return;
  const period = random.pick(['2026-10', '2026-11', '2026-11', '2027-01']);
  const text = `进展${random.below(1000)}`;
  for (const row of random.below(2) === 0 ? issued : [random.pick(issued)])
    await pc.replica.attempt('saveDraft', {
      task: row.id,
      period,
      draft: { ...blankDraft, text, percent: random.below(101), reason: '更正' },
    });
  await pc.replica.attempt('signOff', { period: null, by: '分管校领导' });
  pc.noteOwnWork();
}

export async function fallBack({ unequal }: Scene, pc: Pc): Promise<void> {
  if (await pc.fallBack()) unequal.add(pc.unit.name);
}
