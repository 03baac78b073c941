import { Segmented } from 'antd';
import { useMemo } from 'react';
import type { Consolidation, FiguresQuestion } from '../../../shared/model/views.ts';
import { classSystems } from '../../../shared/rules/figures/classes.ts';
import type { ChartOption } from '../../parts/chart/Chart.tsx';
import { type ChartInk, useChartInk } from '../../parts/chart/chart-look.ts';
import { LazyChart } from '../../parts/chart/LazyChart.tsx';
import { fill, useWords } from '../../words/words.ts';
import { Figure } from './Figure.tsx';
import { type ChangeAddress, openBehind } from './use-address.ts';

interface ClassPanelProps {
  readonly figures: Consolidation;
  readonly question: FiguresQuestion;
  readonly change: ChangeAddress;
}

type Class = Consolidation['classes'][number];

/** 完成情况分类: which classes and what is counted can be chosen; picture, table and 口径. */
export function ClassPanel({ figures: { classes, basis }, question, change }: ClassPanelProps) {
  const w = useWords('figures');
  const ink = useChartInk();
  const all = classes.reduce((sum, { count }) => sum + count, 0);
  const option = useMemo(() => classOption(classes, ink), [classes, ink]);
  return (
    <section className="panel" aria-labelledby="figures-classes">
      <div className="figures-head">
        <h2 className="section-title" id="figures-classes">
          {w.classes}
        </h2>
        <span className="figures-choices">
          <Segmented
            size="small"
            aria-label={w.classSystem}
            value={question.system}
            options={classSystems.map((value) => ({ value, label: w[value] }))}
            onChange={(system) => change({ question: { ...question, system } })}
          />
          <Segmented
            size="small"
            aria-label={w.countWhat}
            value={question.by}
            options={(['task', 'share'] as const).map((value) => ({ value, label: w[`by_${value}`] }))}
            onChange={(by) => change({ question: { ...question, by } })}
          />
        </span>
      </div>
      <LazyChart
        option={option}
        height={classes.length * 2 + 1}
        label={fill(w.classPicture, {
          text: classes.map(({ label, count }) => `${label} ${count}（${share(count, all)}）`).join('，'),
        })}
        onPick={(_, label) => {
          const found = classes.find((each) => each.label === label);
          if (found) openBehind({ completion: found.name });
        }}
      />
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{w.class}</th>
            <th scope="col" className="numbers">
              {w[`by_${question.by}`]}
            </th>
            <th scope="col" className="numbers">
              {w.percent}
            </th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ name, label, count }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td className="numbers">
                <Figure filter={{ completion: name }} name={fill(w.countOf, { what: label, count })}>
                  {count}
                </Figure>
              </td>
              <td className="numbers">{share(count, all)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="figures-basis">{fill(w.basis, { text: basis.classes })}</p>
    </section>
  );
}

const share = (count: number, all: number): string =>
  all === 0 ? '—' : `${((count / all) * 100).toFixed(1)}%`;

const inkOf: Readonly<Record<Class['name'], 'red' | 'green' | 'blue' | 'yellow' | 'grey'>> = {
  behind: 'red',
  notReached: 'red',
  onSchedule: 'green',
  reached: 'green',
  ahead: 'yellow',
  inHand: 'yellow',
  done: 'blue',
  completed: 'blue',
  other: 'grey',
};

/** One bar for each class with its own word and count beside it. */
function classOption(classes: readonly Class[], ink: ChartInk): ChartOption {
  const font = { fontFamily: ink.family, fontSize: ink.size, color: ink.text };
  return {
    grid: { left: 4, right: ink.size * 4, top: 4, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'value', show: false, minInterval: 1 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: classes.map(({ label }) => label),
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      axisLabel: font,
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: ink.size * 1.4,
        label: { show: true, position: 'right', ...font },
        data: classes.map(({ name, count }) => ({
          value: count,
          itemStyle: { color: ink[inkOf[name]], borderColor: ink.text, borderWidth: 0.5 },
        })),
      },
    ],
  };
}
