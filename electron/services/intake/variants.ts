import { nameKey } from '../../../shared/text.ts';

/** Groups of names that differ in their spelling alone. */
export function groupVariants(names: readonly string[]): readonly (readonly string[])[] {
  const key = (name: string) => nameKey(name).replace(/^(各|有关|相关)|[()（）〔〕]|人民/g, '');
  return [...Map.groupBy(names, key).values()].filter((group) => group.length > 1);
}
