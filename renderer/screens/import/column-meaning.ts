import { type Field, fields, type List } from './review.ts';

/** What a column of the document was taken as: the field whose values stand in it, the number, or nothing of its own. */
export function columnMeanings({ columns, tasks }: List): readonly (Field | 'seq' | null)[] {
  return columns.map((_name, column) => {
    const fits = (field: Field | 'seq') =>
      tasks.filter((task) => standsIn(field, task, (task.cells[column] ?? '').trim())).length;
    const filled = tasks.filter((task) => (task.cells[column] ?? '').trim() !== '').length;
    if (filled === 0) return null;
    const best = (['seq', ...fields] as const)
      .map((field) => ({ field, hits: fits(field) }))
      .reduce((a, b) => (b.hits > a.hits ? b : a));
    return best.hits * 2 > filled ? best.field : null;
  });
}

function standsIn(field: Field | 'seq', task: List['tasks'][number], cell: string): boolean {
  if (cell === '') return false;
  switch (field) {
    case 'seq':
      return (
        task.seq !== null &&
        /^\d+[.、．]?$/.test(cell.normalize('NFKC')) &&
        Number.parseInt(cell.normalize('NFKC'), 10) === task.seq
      );
    case 'category':
    case 'title':
    case 'detail':
      return plain(task[field]) === plain(cell);
    case 'units':
      return task.units.some(({ name, aliases }) => [name, ...aliases].some((known) => cell.includes(known)));
    case 'deadline':
      return task.deadline.text !== null && plain(task.deadline.text) === plain(cell);
    case 'indicators':
      return false;
  }
}

const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, '');
