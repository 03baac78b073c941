import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CheckOutlined,
  CheckSquareOutlined,
  FlagOutlined,
  RollbackOutlined,
} from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { acceptChosen, flagCurrent, returnChosen } from './acts.ts';
import { currentItem, mark, toggleMark, useDesk, walk } from './review-store.ts';

const canDecide: Action['enabled'] = ({ session }) =>
  session.store.state === 'ready' && currentItem() !== null;
const hasItem = () => currentItem() !== null;

export const accept: Action = {
  id: 'review.accept',
  label: ({ review }) => review.accept,
  icon: CheckOutlined,
  keys: ['a'],
  screen: 'review',
  enabled: canDecide,
  perform: acceptChosen,
};

export const returnIt: Action = {
  id: 'review.return',
  label: ({ review }) => review.return,
  icon: RollbackOutlined,
  keys: ['r'],
  screen: 'review',
  enabled: canDecide,
  perform: returnChosen,
};

export const next: Action = {
  id: 'review.next',
  label: ({ review }) => review.next,
  icon: ArrowDownOutlined,
  keys: ['n', 'j', 'ArrowDown'],
  screen: 'review',
  enabled: hasItem,
  perform: () => walk(1),
};

export const previous: Action = {
  id: 'review.previous',
  label: ({ review }) => review.previous,
  icon: ArrowUpOutlined,
  keys: ['p', 'k', 'ArrowUp'],
  screen: 'review',
  enabled: hasItem,
  perform: () => walk(-1),
};

export const flag: Action = {
  id: 'review.flag',
  label: ({ review }) => (currentItem()?.task.risk ? review.unflag : review.flag),
  icon: FlagOutlined,
  keys: ['f'],
  screen: 'review',
  enabled: canDecide,
  perform: flagCurrent,
};

const markIt: Action = {
  id: 'review.mark',
  label: ({ review }) => review.mark,
  icon: CheckSquareOutlined,
  keys: ['x'],
  screen: 'review',
  enabled: hasItem,
  perform: () => {
    const item = currentItem();
    if (item) toggleMark(item.id);
  },
};

export const markAll: Action = {
  id: 'review.markAll',
  label: ({ review }) => review.markAll,
  icon: CheckSquareOutlined,
  keys: ['mod+a'],
  screen: 'review',
  enabled: hasItem,
  perform: () => {
    const { items, marked } = useDesk.getState();
    mark(marked.size === items.length ? [] : items.map(({ id }) => id));
  },
};

export const reviewActions: readonly Action[] = [accept, returnIt, next, previous, flag, markIt, markAll];
