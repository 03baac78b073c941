import type { Consolidation } from '../../../shared/model/views.ts';
import { LightMark } from '../../parts/LightMark.tsx';
import { fill, useWords } from '../../words/words.ts';
import { levelOf, presentLights } from './lights.ts';
import { printedPart } from './printed-part.ts';

/** The matrix as it stands on the printed page: those who miss reports and have the gravest lights first. */
export function PrintedMatrix({ figures: { units, columns, levels } }: { readonly figures: Consolidation }) {
  const w = useWords('figures');
  const printed = printedPart(units, columns);
  const shown = printed.columns;
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
            <th scope="col">{w.total}</th>
            {shown.map((name) => (
              <th scope="col" key={name}>
                <span className="printed-clip">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {printed.units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">
                <span className="printed-clip">{unit.name}</span>
              </th>
              <td className="numbers">{unit.reports.missing > 0 && unit.reports.missing}</td>
              <td>{cell(unit.lights)}</td>
              {shown.map((name, at) => (
                <td key={name}>{cell(unit.cells[at] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {(printed.otherUnits > 0 || printed.otherColumns > 0) && (
        <p className="figures-basis">
          {fill(w.printRest, { units: printed.otherUnits, columns: printed.otherColumns })}
        </p>
      )}
    </section>
  );
}
