import { Button, Flex, Form, Input, InputNumber, Radio, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { weekdayWord } from '../../../shared/cycle-words.ts';
import type { RulesView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { announce } from '../../state/announcements.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksDown } from '../screen.ts';
import { type DayKind, daysFrom, weekdayNumber, withDays, withoutDay, type YearTable } from './calendar.ts';

interface DayRow {
  readonly date: string;
  readonly kind: DayKind;
}

/** 工作日表: the days of a year that are not as the week has them. It goes to the units below with every 下发包. */
export function CalendarPanel({ rules }: { readonly rules: RulesView }) {
  const w = useWords('rules');
  const session = useSession();
  const [year, setYear] = useState(Number(rules.cutoff.slice(0, 4)));
  if (!session) return null;
  const writable = session.store.state === 'ready' && looksDown(session);
  const own: YearTable = rules.calendars.find((table) => table.year === year) ?? {
    holidays: [],
    workdays: [],
  };
  const above = rules.calendarsAbove.filter((table) => table.year === year);
  const save = async (table: YearTable) => {
    const answer = await call('saveCalendar', {
      year,
      holidays: [...table.holidays],
      workdays: [...table.workdays],
    });
    if (answer.ok) announce(w.calendarSaved);
  };
  return (
    <Flex vertical gap="middle">
      <section className="panel">
        <p>{w.calendarNote}</p>
        <Flex gap="small" align="center" wrap>
          <label htmlFor="calendar-year">{w.year}</label>
          <InputNumber
            id="calendar-year"
            min={1900}
            max={9999}
            precision={0}
            value={year}
            onChange={(value) => value !== null && setYear(value)}
          />
        </Flex>
        {writable && <AddDays year={year} add={(days, kind) => void save(withDays(own, days, kind))} />}
        <DayTable
          table={own}
          label={fill(w.daysOf, { year })}
          drop={writable ? (date) => void save(withoutDay(own, date)) : null}
        />
      </section>
      {above.map(({ body, ...table }) => (
        <section key={body.id} className="panel">
          <h2 className="section-title">{fill(w.calendarOf, { unit: body.name, year })}</h2>
          <DayTable table={table} label={fill(w.calendarOf, { unit: body.name, year })} drop={null} />
        </section>
      ))}
    </Flex>
  );
}

interface AddDaysProps {
  readonly year: number;
  readonly add: (days: readonly string[], kind: DayKind) => void;
}

function AddDays({ year, add }: AddDaysProps) {
  const w = useWords('rules');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [kind, setKind] = useState<DayKind>('holiday');
  const days = daysFrom(from, to === '' ? from : to);
  const outside = days.some((day) => !day.startsWith(`${year}-`));
  return (
    <Form layout="inline" className="calendar-form" onFinish={() => add(days, kind)}>
      <Form.Item label={w.from} htmlFor="calendar-from">
        <Input
          id="calendar-from"
          type="date"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </Form.Item>
      <Form.Item
        label={w.to}
        htmlFor="calendar-to"
        help={outside ? fill(w.outsideYear, { year }) : undefined}
      >
        <Input id="calendar-to" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
      </Form.Item>
      <Form.Item>
        <Radio.Group
          value={kind}
          aria-label={w.dayKind}
          options={[
            { value: 'holiday', label: w.holiday },
            { value: 'workday', label: w.workday },
          ]}
          onChange={(event) => setKind(event.target.value)}
        />
      </Form.Item>
      <Button htmlType="submit" disabled={days.length === 0 || outside}>
        {days.length > 1 ? fill(w.addDays, { count: days.length }) : w.addDay}
      </Button>
    </Form>
  );
}

interface DayTableProps {
  readonly table: YearTable;
  readonly label: string;
  readonly drop: ((date: string) => void) | null;
}

function DayTable({ table, label, drop }: DayTableProps) {
  const w = useWords('rules');
  const language = useLanguage();
  const rows: readonly DayRow[] = [
    ...table.holidays.map((date): DayRow => ({ date, kind: 'holiday' })),
    ...table.workdays.map((date): DayRow => ({ date, kind: 'workday' })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
  const columns: TableColumnsType<DayRow> = [
    { title: w.date, dataIndex: 'date', className: 'numbers', align: 'center' },
    {
      title: w.weekday,
      key: 'weekday',
      align: 'center',
      render: (_, { date }) => weekdayWord(weekdayNumber(date), language),
    },
    {
      title: w.dayKind,
      dataIndex: 'kind',
      align: 'center',
      render: (kind: DayKind) => (kind === 'holiday' ? w.holiday : w.workday),
    },
    ...(drop
      ? [
          {
            title: <ActsTitle />,
            key: 'acts',
            align: 'right' as const,
            render: (_: unknown, { date }: DayRow) => (
              <Button
                size="small"
                type="text"
                aria-label={fill(w.dropDay, { date })}
                onClick={() => drop(date)}
              >
                {w.drop}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Table<DayRow>
      size="small"
      className="calendar-table"
      rowKey="date"
      dataSource={rows}
      columns={columns}
      pagination={{ pageSize: 40, hideOnSinglePage: true, showSizeChanger: false }}
      aria-label={label}
      locale={{ emptyText: w.noDays }}
    />
  );
}
