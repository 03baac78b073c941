/** `fresh`, but for the parts that say the same as in `old`: those, or the whole, stay the objects they were. */
export function keepEqual<T extends object>(old: T | null, fresh: T): T {
  if (old === null) return fresh;
  const before = old as Readonly<Record<string, unknown>>;
  const parts = Object.entries(fresh).map(([name, value]) => [
    name,
    JSON.stringify(before[name]) === JSON.stringify(value) ? before[name] : value,
  ]);
  const whole = Object.keys(old).length === parts.length;
  const same = whole && parts.every(([name, value]) => before[name as string] === value);
  return same ? old : (Object.fromEntries(parts) as T);
}
