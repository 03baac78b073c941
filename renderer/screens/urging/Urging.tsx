import { Button, Checkbox, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useEffect } from 'react';
import { dateOf } from '../../../shared/dates.ts';
import type { Urging as UrgingView } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { LightMark } from '../../parts/LightMark.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { periodText } from '../../parts/period-text.ts';
import { go, hrefOf } from '../../routes/router.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { TranscribeButton } from '../transcribe/TranscribeButton.tsx';
import { copyPhones, urgeMarked } from './actions.ts';
import { noteContact } from './note-contact.ts';
import { keyOf, mark, takeUrging, useUrging } from './urge-store.ts';
import './urging.css';

type Unit = UrgingView['units'][number];
type Task = Unit['tasks'][number];

/** 催办: who misses what, who was late, what was urged and answered; by unit, with whom to ring. */
export function Urging() {
  const w = useWords('urging');
  const names = useWords('screens');
  const { value, error, reload } = useAnswer('listUrging', {});
  useUrging((work) => work.marked);
  useEffect(() => {
    if (value) takeUrging(value.units);
  }, [value]);
  if (error) return <Failure error={error} retry={reload} />;
  if (!value) return <Loading />;
  const owing = value.units.filter(({ missing }) => missing > 0).length;
  return (
    <Page
      title={names.urging}
      actions={
        <>
          <ActionButton action={copyPhones} />
          <ActionButton action={urgeMarked} type="primary" />
        </>
      }
    >
      <Typography.Paragraph type="secondary">
        {fill(w.summary, { cutoff: value.cutoff, owing, units: value.units.length })}
      </Typography.Paragraph>
      {value.units.length === 0 ? (
        <EmptyState why={w.nobody}>
          <Button onClick={() => go('figures')}>{w.toFigures}</Button>
        </EmptyState>
      ) : (
        <Flex vertical gap="middle">
          {value.units.map((unit) => (
            <UnitPanel key={unit.unit.id} unit={unit} />
          ))}
        </Flex>
      )}
    </Page>
  );
}

function UnitPanel({
  unit: { unit, contact, phone, missing, urged, answered, tasks },
}: {
  readonly unit: Unit;
}) {
  const w = useWords('urging');
  const marked = useUrging((work) => work.marked);
  const keys = tasks.map(({ task }) => keyOf({ task, unit: unit.id }));
  const chosen = keys.filter((key) => marked.has(key)).length;
  return (
    <section className="panel" aria-label={unit.name}>
      <Flex gap="middle" wrap align="baseline" className="urging-head">
        <Checkbox
          checked={chosen === keys.length}
          indeterminate={chosen > 0 && chosen < keys.length}
          onChange={(event) => mark(keys, event.target.checked)}
        >
          <strong>{unit.name}</strong>
        </Checkbox>
        <span>
          {contact ?? w.noContact}　<span className="numbers">{phone ?? w.noPhone}</span>
          <Button
            size="small"
            type="link"
            aria-label={fill(w.noteContactOf, { unit: unit.name })}
            onClick={() => void noteContact(unit.id)}
          >
            {contact && phone ? w.changeContact : w.noteContact}
          </Button>
        </span>
        <span className="numbers">{fill(w.missingTasks, { count: missing })}</span>
        <span className="numbers secondary">{fill(w.urgedAnswered, { urged, answered })}</span>
        <TranscribeButton target={{ unit }} />
      </Flex>
      <TaskTable unit={unit.id} tasks={tasks} />
    </section>
  );
}

function TaskTable({ unit, tasks }: { readonly unit: string; readonly tasks: readonly Task[] }) {
  const w = useWords('urging');
  const language = useLanguage();
  const marked = useUrging((work) => work.marked);
  const periods = (all: readonly string[]) => all.map((text) => periodText(text, language)).join('、');
  const columns: TableColumnsType<Task> = [
    { title: w.seq, dataIndex: 'number', width: '4rem', align: 'right', className: 'numbers' },
    {
      title: w.task,
      dataIndex: 'title',
      render: (title: string, { task }) => (
        <a className="urging-task" href={hrefOf('task', { task })}>
          {title}
        </a>
      ),
    },
    {
      title: w.light,
      dataIndex: 'light',
      render: (light: Task['light']) => light && <LightMark light={light} />,
    },
    {
      title: w.missed,
      key: 'missed',
      render: (_, { missed, days }) =>
        missed.length > 0 && fill(w.missedSince, { periods: periods(missed), days }),
    },
    { title: w.late, dataIndex: 'late', render: periods },
    {
      title: w.last,
      dataIndex: 'last',
      render: (last: Task['last'], { urged, answered }) =>
        last && fill(w.lastUrge, { date: dateOf(last.at), limit: last.limit, urged, answered }),
    },
  ];
  return (
    <Table<Task>
      size="small"
      rowKey="task"
      dataSource={tasks}
      columns={columns}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowSelection={{
        selectedRowKeys: tasks
          .filter(({ task }) => marked.has(keyOf({ task, unit })))
          .map(({ task }) => task),
        getCheckboxProps: ({ title }) => ({ 'aria-label': fill(w.markTask, { title }) }),
        onSelect: ({ task }, on) => mark([keyOf({ task, unit })], on),
        onSelectAll: (on) =>
          mark(
            tasks.map(({ task }) => keyOf({ task, unit })),
            on,
          ),
      }}
    />
  );
}
