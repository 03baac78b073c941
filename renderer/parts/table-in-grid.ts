import type { TableProps } from 'antd';
import { createElement } from 'react';

const noStates: Readonly<Record<string, undefined>> = { 'aria-live': undefined, 'aria-busy': undefined };

/** An element of antd's table that says itself what it is. */
export const saying = (role: string, element: string) => (props: object) =>
  createElement(element, { role, ...props });

/**
 * For a virtual table inside an element that has the role `treegrid`: antd's loading wrapper has ARIA states of its
 * own, by which it counts as a child of the grid that is no row; and its head is a `table`, which a grid may not hold,
 * so that the head's row and cells say for themselves what they are.
 */
export const tableInGrid = {
  loading: { spinning: false, ...noStates },
  components: {
    header: {
      table: saying('presentation', 'table'),
      wrapper: saying('rowgroup', 'thead'),
      row: saying('row', 'tr'),
      cell: saying('columnheader', 'th'),
    },
  },
} satisfies Pick<TableProps, 'loading' | 'components'>;
