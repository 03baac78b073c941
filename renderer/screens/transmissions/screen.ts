import { ContainerOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { noteEntry, printRegister } from './actions.ts';
import { Transmissions } from './Transmissions.tsx';

export const transmissionsScreen: Screen = {
  name: 'transmissions',
  icon: ContainerOutlined,
  component: Transmissions,
  actions: [printRegister, noteEntry],
  shown: everyone,
  menu: { group: 'foot' },
};
