import { FieldTimeOutlined, PrinterOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { go } from '../../routes/router.ts';
import { useLedger } from '../ledger/ledger-store.ts';

/** A4 landscape, one page, by the system's own dialog. */
export const printTimeline: Action = {
  id: 'timeline.print',
  label: ({ timeline }) => timeline.print,
  icon: PrinterOutlined,
  keys: ['mod+p'],
  screen: 'timeline',
  enabled: () => true,
  perform: () => window.print(),
};

/** From the ledger: the timeline of the list on screen. */
export const openTimeline: Action = {
  id: 'timeline.open',
  label: ({ timeline }) => timeline.open,
  icon: FieldTimeOutlined,
  screen: 'ledger',
  enabled: () => true,
  perform: ({ route }) => {
    const { active, shown } = useLedger.getState();
    const line = shown.find(({ key }) => key === active) ?? shown[0];
    const ledger = route.params['ledger'] ?? line?.row.ledger;
    go('timeline', ledger === undefined ? {} : { ledger });
  },
};
