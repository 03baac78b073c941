import { PrinterOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';

/** The system's own print window; `@media print` puts the whole screen on one page. */
export const printFigures: Action = {
  id: 'figures.print',
  label: ({ figures }) => figures.print,
  icon: PrinterOutlined,
  keys: ['mod+p'],
  screen: 'figures',
  enabled: ({ session }) => session.store.state === 'ready',
  perform: () => window.print(),
};

export const figureActions: readonly Action[] = [printFigures];
