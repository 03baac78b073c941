import { Alert, Button, Descriptions, Flex, Select, Typography } from 'antd';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { go } from '../../routes/router.ts';
import { fill, useWords, words } from '../../words/words.ts';
import { choose, forward } from './actions.ts';
import type { Draft } from './draft.ts';
import { useImport } from './import-store.ts';
import { Notes } from './Notes.tsx';
import { readOtherwise } from './open.ts';
import { PartCard } from './PartCard.tsx';

/** 范围与列: which parts of the document are the list, where each begins and ends, and what its columns hold. */
export function PartsStep({ draft }: { readonly draft: Draft }) {
  const w = useWords('importList');
  const error = useImport((state) => state.error);
  const { preview } = draft;
  const { list, known, parts } = preview;
  const same = known !== null && known.counts.new + known.counts.changed + known.counts.refused === 0;
  return (
    <div className="import-step">
      {error && <Failure error={error} />}
      {known && (
        <Alert
          type="info"
          showIcon
          title={fill(w.knownTitle, { name: known.ledger.name })}
          description={same ? w.knownSame : fill(w.knownCounts, { ...known.counts })}
        />
      )}
      {list.tasks.length === 0 && (
        <Alert type="warning" showIcon title={w.noTasks} description={w.noTasksNote} />
      )}
      <Found draft={draft} />
      {parts.map((part) => (
        <PartCard key={part.id} draft={draft} part={part} />
      ))}
      <section className="panel">
        <Typography.Title level={2} className="section-title">
          {w.notes}
        </Typography.Title>
        <Notes preview={preview} />
      </section>
      <Flex gap="small" justify="flex-end" wrap className="import-foot">
        <ActionButton action={choose} />
        {same && known && (
          <Button type="primary" onClick={() => go('ledger', { ledger: known.ledger.id })}>
            {w.nextLedger}
          </Button>
        )}
        <ActionButton action={forward} type={same ? 'default' : 'primary'} />
      </Flex>
    </div>
  );
}

function Found({ draft }: { readonly draft: Draft }) {
  const w = useWords('importList');
  const { list, name, known, ledgers } = draft.preview;
  const groups = new Set(list.tasks.map(({ category }) => category).filter((category) => category !== null))
    .size;
  return (
    <section className="panel">
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'title',
            label: w.title,
            children: (
              <span className="text-block">{[...list.preamble, list.title ?? w.noTitle].join('　')}</span>
            ),
          },
          { key: 'file', label: w.file, children: 'paste' in draft.source ? w.pasted : name },
          {
            key: 'tasks',
            label: w.tasks,
            children: [
              fill(w.tasksCount, { count: list.tasks.length }),
              ...(groups > 0 ? [`${w.groups} ${fill(w.groupsCount, { count: groups })}`] : []),
            ].join('　'),
          },
          ...(ledgers.length > 0
            ? [
                {
                  key: 'target',
                  label: w.target,
                  children: (
                    <Select
                      className="import-target"
                      aria-label={w.target}
                      value={known?.ledger.id ?? 'new'}
                      options={[
                        { value: 'new', label: w.targetNew },
                        ...ledgers.map((ledger) => ({
                          value: ledger.id,
                          label: fill(w.targetRevise, { name: ledger.name }),
                        })),
                      ]}
                      onChange={(target) => void readOtherwise({ target }, words().importList.stepTarget)}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
