import type { TableProps } from 'antd';

const noStates: Readonly<Record<string, undefined>> = { 'aria-live': undefined, 'aria-busy': undefined };

/**
 * For a table inside an element that has the role `treegrid`: antd's loading wrapper has ARIA states of its own,
 * by which it counts as a child of the grid that is no row.
 */
export const stillTable: Pick<TableProps, 'loading'> = { loading: { spinning: false, ...noStates } };
