import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFailure } from '../../exchange/file-failure.ts';
import { passwordMark } from './password.ts';

/** Lies beside the database, not in it: no bundle, archive, backup, snapshot or dump can hold it, no restore replaces it. */
export const OPERATORS_FILE = 'operators.json';

const operator = z.object({ name: z.string().min(1).max(60), password: passwordMark.nullable() });

export type StoredOperator = z.output<typeof operator>;

/** Most people who share one PC. */
export const MOST_OPERATORS = 50;

const content = z.object({ version: z.literal(1), operators: z.array(operator).max(MOST_OPERATORS) });

/**
 * Who is registered at this PC. A file that is missing or can't be read names nobody: whoever could damage it could as
 * well delete it, and a screen lock must never stand between a unit and its data.
 */
export function readOperators(dir: string): readonly StoredOperator[] {
  try {
    return content.parse(JSON.parse(readFileSync(join(dir, OPERATORS_FILE), 'utf8'))).operators;
  } catch {
    return [];
  }
}

/** Written whole or not at all. Errors: E_DISK_FULL, E_CANNOT_WRITE. */
export function writeOperators(
  dir: string,
  operators: readonly StoredOperator[],
): ReturnType<typeof writeFailure> {
  const path = join(dir, OPERATORS_FILE);
  const temporary = `${path}.part`;
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(file, JSON.stringify({ version: 1, operators }, null, 2));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    return null;
  } catch (error) {
    rmSync(temporary, { force: true });
    const failure = writeFailure(error, path, 'own');
    if (!failure) throw error;
    return failure;
  }
}
