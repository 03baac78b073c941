import { Button, Flex } from 'antd';
import type { Session } from '../../../shared/model/views.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { go } from '../../routes/router.ts';
import { useWords } from '../../words/words.ts';
import { looksDown } from '../screen.ts';
import { isFiltered, type LedgerFilter } from './filter.ts';

/** No ledger at all: where one comes from, the likelier way first. */
export function NoLedgers({ session }: { readonly session: Session }) {
  const w = useWords('ledger');
  const importing = looksDown(session);
  return (
    <EmptyState why={w.noLedgers}>
      <Flex gap="small" justify="center">
        <Button type={importing ? 'primary' : 'default'} onClick={() => go('import')}>
          {w.importList}
        </Button>
        <Button type={importing ? 'default' : 'primary'} onClick={() => go('receive')}>
          {w.receiveBundle}
        </Button>
      </Flex>
    </EmptyState>
  );
}

interface NothingFoundProps {
  readonly filter: LedgerFilter;
  readonly clear: () => void;
  readonly showAll: () => void;
}

export function NothingFound({ filter, clear, showAll }: NothingFoundProps) {
  const w = useWords('ledger');
  const filtered = isFiltered(filter);
  return (
    <EmptyState why={filtered ? w.nothingFound : w.nothingMine}>
      <Button type="primary" onClick={filtered ? clear : showAll}>
        {filtered ? w.clearFilters : w.showAll}
      </Button>
    </EmptyState>
  );
}
