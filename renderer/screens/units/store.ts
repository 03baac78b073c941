import type { UnitView } from '../../../shared/model/views.ts';
import { createState } from '../../state/create-state.ts';

/** What the register keeps while another screen is shown. */
interface UnitsState {
  readonly filter: string;
  readonly units: readonly UnitView[];
  readonly selected: readonly string[];
}

export const useUnits = createState<UnitsState>(() => ({ filter: '', units: [], selected: [] }));

export const setFilter = (filter: string): void => useUnits.setState({ filter });

/** The register as last read; what was selected and has gone is no longer selected. */
export const setUnits = (units: readonly UnitView[]): void =>
  useUnits.setState(({ selected }) => ({
    units,
    selected: selected.filter((id) => units.some((unit) => unit.id === id)),
  }));

export const select = (selected: readonly string[]): void => useUnits.setState({ selected });

export const selectedUnits = ({ units, selected }: UnitsState): readonly UnitView[] =>
  units.filter(({ id }) => selected.includes(id));
