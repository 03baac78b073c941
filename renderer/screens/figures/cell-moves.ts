const steps: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** From a button in a table to the nearest one that way; whether there was one. Empty cells are stepped over. */
export function moveFocus(table: HTMLElement, from: Element | null, key: string): boolean {
  const step = steps[key];
  const cell = from?.closest('td');
  const row = cell?.closest('tr');
  if (!step || !cell || !row || !table.contains(cell)) return false;
  const [down, right] = step;
  if (right !== 0) {
    const buttons: readonly Element[] = [...row.querySelectorAll('button')];
    const next = buttons[buttons.indexOf(from ?? row) + right];
    if (!(next instanceof HTMLElement)) return false;
    next.focus();
    return true;
  }
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  for (let at = rows.indexOf(row) + down; at >= 0 && at < rows.length; at += down) {
    const button = rows[at]?.cells[cell.cellIndex]?.querySelector('button');
    if (!button) continue;
    button.focus();
    return true;
  }
  return false;
}
