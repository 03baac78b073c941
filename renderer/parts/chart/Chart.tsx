import type { BarSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { initChart } from './chart.ts';
import { heightOf } from './chart-look.ts';
import './chart.css';

export type ChartOption = ComposeOption<
  BarSeriesOption | GridComponentOption | TooltipComponentOption | LegendComponentOption | AriaComponentOption
>;

export interface ChartProps {
  readonly option: ChartOption;
  /** What the picture says, in a sentence: it is all that a screen reader gets of it; its table stands beside. */
  readonly label: string;
  /** In rem, so that it follows the text size. */
  readonly height: number;
  /** A bar was clicked: the names of its series and of its place on the axis. */
  readonly onPick?: (series: string, name: string) => void;
}

type Drawn = ReturnType<typeof initChart>;

/** A picture of ECharts. Series are told apart by patterns as well as by colour. */
export function Chart({ option, label, height, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(undefined);
  const picked = useRef(onPick);
  picked.current = onPick;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = initChart(element);
    drawn.current = chart;
    chart.on('click', ({ seriesName, name }) => picked.current?.(seriesName ?? '', name));
    const observer = new ResizeObserver(() => {
      chart.resize();
      letItScale(element);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
      drawn.current = undefined;
    };
  }, []);
  useEffect(() => {
    drawn.current?.setOption(
      { animation: false, aria: { enabled: true, decal: { show: true } }, ...option },
      true,
    );
    if (box.current) letItScale(box.current);
  }, [option]);

  return (
    <div role="img" aria-label={label} className="chart" style={heightOf(height)}>
      <div ref={box} className="chart-canvas" aria-hidden="true" />
    </div>
  );
}

/** On paper the picture is as wide as its column, whatever it was on screen. */
function letItScale(element: HTMLElement): void {
  const svg = element.querySelector('svg');
  if (svg) svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
}
