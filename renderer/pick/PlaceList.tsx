import { ClockCircleOutlined, FolderOutlined, HddOutlined, HomeOutlined } from '@ant-design/icons';
import { Menu } from 'antd';
import type { Place } from '../../shared/model/views.ts';
import { useWords } from '../words/words.ts';

const icons: Readonly<Record<Place['kind'], React.ReactNode>> = {
  drive: <HddOutlined />,
  remembered: <ClockCircleOutlined />,
  home: <HomeOutlined />,
  folder: <FolderOutlined />,
  file: <FolderOutlined />,
};

interface PlaceListProps {
  readonly places: readonly Place[];
  readonly current: string | null;
  readonly open: (path: string) => void;
}

/** Drives first, then what was used lately, then the folders of home. */
export function PlaceList({ places, current, open }: PlaceListProps) {
  const w = useWords('pick');
  const order: readonly Place['kind'][] = ['drive', 'remembered', 'home', 'folder'];
  const items = order.flatMap((kind) =>
    places
      .filter((place) => place.kind === kind)
      .map((place) => ({ key: place.path, icon: icons[kind], label: place.name, title: place.path })),
  );
  return (
    <Menu
      className="pick-places"
      aria-label={w.places}
      items={items}
      selectedKeys={current === null ? [] : [current]}
      onClick={({ key }) => open(key)}
    />
  );
}
