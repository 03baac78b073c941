import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { CliSession } from './session.ts';

/**
 * What a JSON file holds, by a schema; members that the product gives itself are left out first. Refusals: E_FILE_NOT_FOUND; E_BAD_VALUE naming
 * the first field that is wrong.
 */
export function readJson<T>(
  { path, out }: CliSession,
  file: string,
  schema: z.ZodType<T>,
  leaveOut: readonly string[] = [],
): T {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path(file), 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError)
      return out.refuseFailure({
        code: 'E_BAD_VALUE',
        params: { field: '--file', value: file, expected: 'JSON' },
      });
    return out.refuseFailure({ code: 'E_FILE_NOT_FOUND', params: { file } });
  }
  const members = Object.entries((value ?? {}) as Record<string, unknown>);
  const parsed = schema.safeParse(Object.fromEntries(members.filter(([name]) => !leaveOut.includes(name))));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return out.refuseFailure({
    code: 'E_BAD_VALUE',
    params: { field: issue?.path.join('.') || '--file', value: file, expected: issue?.message ?? '' },
  });
}
