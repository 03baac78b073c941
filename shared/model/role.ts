import { z } from 'zod';

/** Presets of the menu, by what a unit does with a list. */
export const roles = ['bureau', 'district', 'school', 'section'] as const;

export const role = z.enum(roles);
export type Role = z.infer<typeof role>;
