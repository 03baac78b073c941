import { lazy, Suspense } from 'react';
import type { ChartProps } from './Chart.tsx';
import { heightOf } from './chart-look.ts';
import './chart.css';

const Drawn = lazy(() => import('./Chart.tsx').then(({ Chart }) => ({ default: Chart })));

/** The library of the pictures is loaded with the first of them; its place is kept until then. */
export function LazyChart(props: ChartProps) {
  return (
    <Suspense fallback={<div className="chart" style={heightOf(props.height)} />}>
      <Drawn {...props} />
    </Suspense>
  );
}
