import { Alert, Button, Descriptions, Flex, Typography } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { fill, useWords } from '../../words/words.ts';
import { forward } from './actions.ts';
import { countsNow, undecided } from './decisions.ts';
import type { Draft } from './draft.ts';
import { goBack } from './finish-acts.ts';
import { showFilter, showStep, useImport } from './import-store.ts';
import { type Summary, summaryOf } from './summary.ts';

const NAMES_SHOWN = 12;

/** 完成: what will be in the ledger, before it is. */
export function FinishStep({ draft }: { readonly draft: Draft }) {
  const w = useWords('importList');
  const error = useImport((state) => state.error);
  const summary = useMemo(() => summaryOf(draft), [draft]);
  const { known } = draft.preview;
  const waiting = undecided(known, draft.decisions).length;
  return (
    <div className="import-step">
      {error && <Failure error={error} />}
      {waiting > 0 && (
        <Alert
          type="warning"
          showIcon
          title={fill(w.waiting, { count: waiting })}
          action={<Button onClick={() => showStep('compare')}>{w.toCompare}</Button>}
        />
      )}
      <section className="panel">
        <Typography.Title level={2} className="section-title">
          {known
            ? fill(w.summaryRevise, { title: known.ledger.name })
            : fill(w.summaryNew, { title: draft.preview.list.title ?? draft.preview.name })}
        </Typography.Title>
        {known && <p>{fill(w.compareCounts, countsNow(known, draft.decisions))}</p>}
        <SummaryTable summary={summary} />
      </section>
      <Open summary={summary} />
      <Flex gap="small" justify="flex-end" wrap className="import-foot">
        <Button onClick={goBack}>{w.back}</Button>
        <ActionButton action={forward} type="primary" />
      </Flex>
    </div>
  );
}

function SummaryTable({ summary }: { readonly summary: Summary }) {
  const w = useWords('importList');
  const values = useWords('recordValues');
  const { units, deadlines, categories } = summary;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [w.tasks, fill(w.tasksCount, { count: summary.tasks })],
    [w.groups, categories.map(({ name, count }) => `${name ?? w.noCategory} ${count}`).join('　')],
    [
      w.units,
      <Flex key="units" vertical>
        <span>{fill(w.unitsKnown, { count: units.known.length })}</span>
        <span>
          {fill(w.unitsFresh, { count: units.fresh.length })}
          <Names names={units.fresh} />
        </span>
        {units.groups.length > 0 && (
          <span>
            {fill(w.unitsGroups, { count: units.groups.length })}
            <Names names={units.groups} />
          </span>
        )}
        {units.without > 0 && <span>{fill(w.unitsWithout, { count: units.without })}</span>}
      </Flex>,
    ],
    [
      w.deadlines,
      (['by', 'ongoing', 'from', 'recurring', 'none'] as const)
        .filter((kind) => deadlines[kind] > 0)
        .map((kind) => `${values[`deadline_${kind}`]} ${deadlines[kind]}`)
        .join('　'),
    ],
    [w.indicators, fill(w.indicatorsCount, { count: summary.indicators })],
    [w.edited, fill(w.editedCount, { count: summary.edited })],
  ];
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      className="import-summary"
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  const w = useWords('importList');
  const values = useWords('recordValues');
  if (names.length === 0) return null;
  const rest = names.length - NAMES_SHOWN;
  return (
    <span className="secondary" title={names.join(values.listJoin)}>
      {w.namesBefore}
      {names.slice(0, NAMES_SHOWN).join(values.listJoin)}
      {rest > 0 && fill(w.namesMore, { count: names.length })}
    </span>
  );
}

/** What a person has not looked at: it comes in with a mark, or is looked at now. */
function Open({ summary }: { readonly summary: Summary }) {
  const w = useWords('importList');
  const fieldWords = useWords('recordFields');
  const count = summary.open.reduce((sum, each) => sum + each.count, 0) + summary.questions;
  if (count === 0) return <Alert type="success" showIcon title={w.allChecked} />;
  const parts = [
    ...(summary.questions > 0 ? [fill(w.openNames, { count: summary.questions })] : []),
    ...summary.open.map((each) => `${fieldWords[each.field]} ${each.count}`),
  ];
  return (
    <Alert
      type="info"
      showIcon
      title={fill(w.leftNote, { count })}
      description={parts.join('　')}
      action={
        <Button
          onClick={() => {
            showFilter('open');
            showStep('review');
          }}
        >
          {w.toOpen}
        </Button>
      }
    />
  );
}
