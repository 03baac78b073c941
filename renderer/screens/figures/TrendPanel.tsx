import { useMemo } from 'react';
import type { Consolidation } from '../../../shared/model/views.ts';
import { owedIn, type ReportState, reportStates } from '../../../shared/rules/figures/reporting.ts';
import type { ChartOption } from '../../parts/chart/Chart.tsx';
import { type ChartInk, useChartInk } from '../../parts/chart/chart-look.ts';
import { LazyChart } from '../../parts/chart/LazyChart.tsx';
import { periodText } from '../../parts/period-text.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';

interface TrendPanelProps {
  readonly figures: Consolidation;
  readonly change: (period: string) => void;
}

/** 报送走势 over the periods that asked for anything: picture, table and 口径; a period that is picked becomes the one counted. */
export function TrendPanel({ figures: { trend, basis }, change }: TrendPanelProps) {
  const w = useWords('figures');
  const language = useLanguage();
  const ink = useChartInk();
  const first = trend.findIndex(({ reports }) => owedIn(reports) > 0);
  const shown = useMemo(() => trend.slice(first === -1 ? -1 : first), [trend, first]);
  const option = useMemo(() => trendOption(shown, (state) => w[state], ink), [shown, w, ink]);
  return (
    <section className="panel" aria-labelledby="figures-trend">
      <h2 className="section-title" id="figures-trend">
        {w.trend}
      </h2>
      <LazyChart
        option={option}
        height={13}
        label={fill(w.trendPicture, {
          text: shown
            .map(({ period, reports }) =>
              fill(w.trendPoint, { period: periodText(period, language), owed: owedIn(reports), ...reports }),
            )
            .join(w.listEnd),
        })}
        onPick={(_, period) => change(period)}
      />
      <details className="figures-details">
        <summary>{w.asTable}</summary>
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{w.period}</th>
              {reportStates.map((state) => (
                <th scope="col" className="numbers" key={state}>
                  {w[state]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ period, reports }) => (
              <tr key={period}>
                <th scope="row">{periodText(period, language)}</th>
                {reportStates.map((state) => (
                  <td className="numbers" key={state}>
                    {reports[state]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className="figures-basis">{fill(w.basis, { text: basis.trend })}</p>
    </section>
  );
}

const inkOf = {
  onTime: 'green',
  late: 'yellow',
  missing: 'red',
  pending: 'grey',
} as const satisfies Readonly<Record<ReportState, string>>;

/** One column for each period, its parts stacked, each with its own pattern and count. */
function trendOption(
  trend: Consolidation['trend'],
  nameOf: (state: ReportState) => string,
  ink: ChartInk,
): ChartOption {
  const font = { fontFamily: ink.family, fontSize: ink.size, color: ink.text };
  return {
    grid: { left: 8, right: 8, top: ink.size * 2.5, bottom: 4, outerBoundsMode: 'same' },
    legend: { top: 0, left: 0, textStyle: font, itemHeight: ink.size, selectedMode: false },
    xAxis: {
      type: 'category',
      data: trend.map(({ period }) => period),
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      axisLabel: font,
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: ink.line, opacity: 0.5 } },
      axisLabel: font,
    },
    series: reportStates.map((state) => ({
      type: 'bar',
      stack: 'reports',
      name: nameOf(state),
      barMaxWidth: ink.size * 4,
      itemStyle: { color: ink[inkOf[state]], borderColor: ink.ground, borderWidth: 1 },
      data: trend.map(({ reports }) => reports[state]),
    })),
  };
}
