import type { Measure } from '../measure.ts';

type Part = (dir: string) => Promise<readonly Measure[]>;

/** Loaded one at a time, so that no part carries another's modules. `dir` holds the prepared stores. */
export const parts = {
  receive: async (): Promise<Part> => (await import('./receive.ts')).receive,
  // A beat of 17 ms is measured before gigabytes are written that the system still puts on the disk afterwards.
  frames: async (): Promise<Part> => (await import('./frames.ts')).frames,
  size: async (): Promise<Part> => (await import('./size.ts')).size,
  others: async (): Promise<Part> => (await import('./others.ts')).others,
  increment: async (): Promise<Part> => (await import('./increment.ts')).increment,
  memory: async (): Promise<Part> => (await import('./memory.ts')).memory,
  ledger: async (): Promise<Part> => (await import('./ledger.ts')).ledger,
  schools: async (): Promise<Part> => (await import('./schools.ts')).schools,
  lights: async (): Promise<Part> => (await import('./lights.ts')).lights,
  documents: async (): Promise<Part> => (await import('./documents.ts')).documents,
  everyday: async (): Promise<Part> => (await import('./everyday.ts')).everyday,
} as const;

export type PartName = keyof typeof parts;
export const partNames = Object.keys(parts) as readonly PartName[];
export const isPartName = (name: string): name is PartName => Object.hasOwn(parts, name);
