import { InboxOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { chooseFiles, receiveAll } from './actions.ts';
import { Receive } from './Receive.tsx';

export const receiveScreen: Screen = {
  name: 'receive',
  icon: InboxOutlined,
  component: Receive,
  actions: [chooseFiles, receiveAll],
  shown: everyone,
  menu: { group: 'both' },
};
