import { Button, Flex, Segmented, Select, Typography } from 'antd';
import type { TransmissionEntry } from '../../../shared/model/views.ts';
import type { RouteParams } from '../../routes/route.ts';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { filterEntries, filterParams, type RegisterFilter, readFilter, statuses, unitsOf } from './filter.ts';

interface FiltersProps {
  readonly entries: readonly TransmissionEntry[];
  readonly filter: RegisterFilter;
  readonly shown: number;
}

/** Direction, other side, state. They narrow what is shown and nothing else. */
export function Filters({ entries, filter, shown }: FiltersProps) {
  const w = useWords('transmissions');
  const change = (part: RouteParams) =>
    go('transmissions', filterParams(readFilter({ ...filterParams(filter), ...part })), { replace: true });
  const countOf = (direction: RegisterFilter['direction']) =>
    filterEntries(entries, { ...filter, direction }).length;
  const filtered = shown !== entries.length;
  return (
    <Flex gap="small" wrap align="center" className="register-filters" role="search" aria-label={w.filters}>
      <Segmented
        aria-label={w.direction}
        value={filter.direction ?? ''}
        onChange={(value) => change({ direction: value })}
        options={[
          { value: '', label: fill(w.directionAll, { count: countOf(null) }) },
          { value: 'out', label: fill(w.directionOut, { count: countOf('out') }) },
          { value: 'in', label: fill(w.directionIn, { count: countOf('in') }) },
        ]}
      />
      <Select
        className="register-unit"
        aria-label={w.unit}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.unit ?? ''}
        onChange={(value) => change({ unit: value })}
        options={[
          { value: '', label: w.unitAll },
          ...unitsOf(entries).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        className="register-status"
        aria-label={w.status}
        value={filter.status ?? ''}
        onChange={(value) => change({ status: value })}
        options={[
          { value: '' as const, label: w.statusAll },
          ...statuses.map((value) => ({ value, label: w[value] })),
        ]}
      />
      <Typography.Text type="secondary" className="numbers" role="status">
        {fill(filtered ? w.countOf : w.count, { count: entries.length, shown })}
      </Typography.Text>
      {filtered && (
        <Button size="small" type="link" onClick={() => go('transmissions', {}, { replace: true })}>
          {w.clear}
        </Button>
      )}
    </Flex>
  );
}
