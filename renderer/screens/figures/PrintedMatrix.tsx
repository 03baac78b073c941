import type { Consolidation } from '../../../shared/model/views.ts';
import { LightMark } from '../../parts/LightMark.tsx';
import { fill, useWords } from '../../words/words.ts';
import { levelOf, presentLights } from './lights.ts';

/** So many units fit on the page with everything else; the whole table is a paper of its own. */
const ON_THE_PAGE = 14;
/** So many columns can be read across it. */
const COLUMNS = 9;

/** The matrix as it stands on the printed page: those who miss reports and have the gravest lights first. */
export function PrintedMatrix({ figures: { units, columns, levels } }: { readonly figures: Consolidation }) {
  const w = useWords('figures');
  const shown = columns.slice(0, COLUMNS);
  const cell = (counts: readonly number[] | null) =>
    counts &&
    presentLights(levels, counts).map((each) => (
      <span key={levelOf(each)} className="printed-light">
        {each.light ? <LightMark light={each.light} /> : w.unlit} {each.count}
      </span>
    ));
  return (
    <section className="print-only">
      <h2 className="section-title">{w.matrix}</h2>
      <table className="printed-matrix">
        <thead>
          <tr>
            <th scope="col">{w.unit}</th>
            <th scope="col">{w.missing}</th>
            {shown.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            <th scope="col">{w.total}</th>
          </tr>
        </thead>
        <tbody>
          {units.slice(0, ON_THE_PAGE).map((unit) => (
            <tr key={unit.id}>
              <th scope="row">{unit.name}</th>
              <td className="numbers">{unit.reports.missing > 0 && unit.reports.missing}</td>
              {shown.map((name, at) => (
                <td key={name}>{cell(unit.cells[at] ?? null)}</td>
              ))}
              <td>{cell(unit.lights)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {(units.length > ON_THE_PAGE || columns.length > COLUMNS) && (
        <p className="figures-basis">
          {fill(w.printRest, {
            units: Math.max(0, units.length - ON_THE_PAGE),
            columns: Math.max(0, columns.length - COLUMNS),
          })}
        </p>
      )}
    </section>
  );
}
