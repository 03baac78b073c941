import { Select } from 'antd';
import type { LedgerView } from '../../../shared/model/views.ts';
import { fill, useWords } from '../../words/words.ts';

interface LedgerChooserProps {
  readonly ledgers: readonly LedgerView[];
  readonly chosen: string | null;
  readonly choose: (ledger: string | null) => void;
}

const ALL = '';

/** Which ledger the rows come from: one, or all of them under each other. */
export function LedgerChooser({ ledgers, chosen, choose }: LedgerChooserProps) {
  const w = useWords('ledger');
  const [only] = ledgers;
  if (ledgers.length === 1 && only) return only.title;
  const total = ledgers.reduce((sum, { tasks }) => sum + tasks, 0);
  const options = [
    { value: ALL, label: fill(w.allLedgers, { count: ledgers.length, tasks: total }) },
    ...ledgers.map(({ id, title, tasks, issuer }) => ({
      value: id,
      label: `${title}　${fill(w.taskCount, { count: tasks })}${issuer ? `　${fill(w.issuedBy, { unit: issuer.name })}` : ''}`,
    })),
  ];
  return (
    <Select
      className="ledger-chooser"
      value={chosen ?? ALL}
      options={options}
      aria-label={w.chooseLedger}
      popupMatchSelectWidth={false}
      onChange={(value) => choose(value === ALL ? null : value)}
    />
  );
}
