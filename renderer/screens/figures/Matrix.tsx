import { Input, Segmented, Table, type TableColumnsType } from 'antd';
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import type { Consolidation } from '../../../shared/model/views.ts';
import { createMatcher } from '../../../shared/search.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { LightMark } from '../../parts/LightMark.tsx';
import { fill, useWords } from '../../words/words.ts';
import { moveFocus } from './cell-moves.ts';
import { levelOf, presentLights } from './lights.ts';
import { MatrixFigure, StopOfMatrix, stopOf } from './MatrixFigure.tsx';
import { isListed, type UnitFilter, unitFilters } from './question.ts';
import type { ChangeAddress } from './use-address.ts';

type Unit = Consolidation['units'][number];

interface MatrixProps {
  readonly figures: Consolidation;
  readonly filter: UnitFilter;
  readonly change: ChangeAddress;
}

const PAGE = 20;

/** 单位 × 重点工作: each light of a cell with its word and how many, opening onto the rows behind it. */
export function Matrix({ figures, filter, change }: MatrixProps) {
  const w = useWords('figures');
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => {
    const matches = wanted.query.trim() === '' ? null : createMatcher(wanted.query);
    return figures.units.filter(
      (unit) => isListed(wanted.only, unit) && (!matches || matches({ texts: [], names: [unit.name] })),
    );
  }, [figures.units, wanted]);
  const columns = useColumns(figures);
  const [page, setPage] = useState({ at: 1, size: PAGE });
  const at = Math.min(page.at, Math.max(1, Math.ceil(shown.length / page.size)));
  const stop = useMemo(
    () => stopOf(shown.slice((at - 1) * page.size, at * page.size), figures.levels),
    [shown, at, page.size, figures.levels],
  );
  return (
    <section className="panel" aria-labelledby="figures-matrix">
      <div className="figures-head">
        <h2 className="section-title" id="figures-matrix">
          {w.matrix}
        </h2>
        <span className="figures-choices no-print">
          <Input.Search
            className="figures-search"
            size="small"
            allowClear
            placeholder={w.findUnit}
            aria-label={w.findUnit}
            value={filter.query}
            onChange={(event) => change({ units: { ...filter, query: event.target.value } })}
          />
          <Segmented
            size="small"
            aria-label={w.listed}
            value={filter.only}
            options={unitFilters.map((value) => ({
              value,
              label: `${w[`only_${value}`]} ${figures.units.filter((unit) => isListed(value, unit)).length}`,
            }))}
            onChange={(only) => change({ units: { ...filter, only } })}
          />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons in it */}
      <div onKeyDown={onArrow}>
        <StopOfMatrix value={stop}>
          <Table<Unit>
            size="small"
            className="figures-matrix"
            rowKey="id"
            columns={columns}
            dataSource={shown}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <EmptyState why={w.noUnits} /> }}
            pagination={{
              current: at,
              pageSize: page.size,
              onChange: (to, size) => setPage({ at: to, size }),
              hideOnSinglePage: true,
              showSizeChanger: true,
              pageSizeOptions: [PAGE, 50, 100],
              size: 'small',
            }}
          />
        </StopOfMatrix>
      </div>
      <p className="figures-basis">{fill(w.basis, { text: figures.basis.matrix })}</p>
    </section>
  );
}

function useColumns({ columns, levels }: Consolidation): TableColumnsType<Unit> {
  const w = useWords('figures');
  return useMemo(() => {
    const cell = (unit: Unit, counts: readonly number[] | null, column: string | null) => (
      <Cell unit={unit} counts={counts} column={column} levels={levels} />
    );
    return [
      {
        title: w.unit,
        key: 'unit',
        fixed: 'left',
        width: '12rem',
        rowScope: 'row',
        render: (_, { name }) => <span className="figures-unit">{name}</span>,
      },
      {
        title: w.missing,
        key: 'missing',
        align: 'right',
        width: '4rem',
        className: 'numbers',
        render: (_, { id, name, reports: { missing } }) =>
          missing > 0 && (
            <MatrixFigure
              filter={{ unit: id, report: 'missing' }}
              name={fill(w.missingOf, { unit: name, count: missing })}
            >
              {missing}
            </MatrixFigure>
          ),
      },
      {
        title: w.total,
        key: 'total',
        render: (_, unit) => cell(unit, unit.lights, null),
      },
      ...columns.map((name, at) => ({
        title: <span className="figures-column">{name}</span>,
        key: `column-${at}`,
        render: (_: unknown, unit: Unit) => cell(unit, unit.cells[at] ?? null, name),
      })),
    ];
  }, [columns, levels, w]);
}

interface CellProps {
  readonly unit: Pick<Unit, 'id' | 'name'>;
  readonly counts: readonly number[] | null;
  readonly column: string | null;
  readonly levels: Consolidation['levels'];
}

function Cell({ unit, counts, column, levels }: CellProps) {
  const w = useWords('figures');
  if (!counts) return <span className="visually-hidden">{w.nothingHere}</span>;
  return (
    <span className="figures-cell">
      {presentLights(levels, counts).map((each) => {
        const { light, count } = each;
        const word = light?.word ?? w.unlit;
        return (
          <MatrixFigure
            key={levelOf(each)}
            filter={{ unit: unit.id, column, level: levelOf(each) }}
            name={fill(w.cell, { unit: unit.name, column: column ?? w.total, word, count })}
          >
            {light ? <LightMark light={light} /> : word} <span className="numbers">{count}</span>
          </MatrixFigure>
        );
      })}
    </span>
  );
}

function onArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (moveFocus(event.currentTarget, document.activeElement, event.key)) event.preventDefault();
}
