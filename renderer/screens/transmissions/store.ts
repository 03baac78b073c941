import type { TransmissionEntry } from '../../../shared/model/views.ts';
import { createState } from '../../state/create-state.ts';

interface Register {
  readonly entries: readonly TransmissionEntry[];
  /** The line the keyboard is on. */
  readonly current: TransmissionEntry | null;
}

export const useRegister = createState<Register>(() => ({ entries: [], current: null }));

/** The line stays current while the register is read again. */
export const setEntries = (entries: readonly TransmissionEntry[]): void =>
  useRegister.setState(({ current }) => ({
    entries,
    current: entries.find(({ id, at }) => id === current?.id && at === current.at) ?? null,
  }));

export const setCurrent = (current: TransmissionEntry): void => useRegister.setState({ current });
