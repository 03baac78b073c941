import { z } from 'zod';
import { ms } from './common.ts';

export const place = z.object({
  path: z.string(),
  name: z.string(),
  kind: z.enum(['drive', 'remembered', 'home', 'folder', 'file']),
  bytes: z.number().nullable(),
  modified: ms.nullable(),
});

export type Place = z.infer<typeof place>;
