// The floor of the ledger: a page with nothing but an antd Table of plain virtual rows. Runs in the browser.
import { Table } from 'antd';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/** Column texts by column name, and the key of the row. */
type PlainRow = Readonly<Record<string, string>>;

/** As many columns as the ledger has, of the widths it gives them. */
const widths = {
  mark: 36,
  seq: 48,
  mine: 56,
  title: 250,
  detail: 187,
  units: 143,
  deadline: 100,
  progress: 178,
  state: 92,
  evidence: 48,
};

async function show(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  const response = await fetch('rows.json');
  const rows = (await response.json()) as readonly PlainRow[];
  const table = createElement(Table<PlainRow>, {
    virtual: true,
    size: 'small',
    rowKey: 'key',
    pagination: false,
    dataSource: rows,
    columns: Object.entries(widths).map(([name, width]) => ({
      title: name,
      dataIndex: name,
      width,
      ellipsis: true,
    })),
    scroll: { x: 1138, y: 502 },
  });
  createRoot(root).render(table);
}

addEventListener('hashchange', () => void show());
