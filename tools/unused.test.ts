import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dictionaries } from '../renderer/words/words.ts';
import { errorCodes } from '../shared/errors.ts';

const root = join(import.meta.dirname, '..');

/** The text of every file below these folders with one of the endings, tests and dictionaries left out. */
function textOf(folders: readonly string[], endings: RegExp): string {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => endings.test(file) && !/\.(?:test|fixture)\.|^words[\\/](?:zh|en)[\\/]/.test(file))
      .map((file) => join(root, folder, file)),
  );
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** What may ask for a word or give a class. Only names are looked for: one that something else has too passes. */
const program = textOf(['renderer', 'shared'], /\.tsx?$/);
const styles = textOf(['renderer'], /\.css$/).replace(/\/\*[\s\S]*?\*\//g, '');
const names = new Set(program.match(/[\w-]+/g));
/** What names that are put together begin with: light- of `light-${tone}`. */
const beginnings = new Set([...program.matchAll(/([\w-]+[-_])\$\{/g)].map(([, beginning]) => beginning));
const isPutTogether = (name: string): boolean =>
  [...name.matchAll(/[-_]/g)].some(({ index }) => beginnings.has(name.slice(0, index + 1)));

test('every refusal that has sentences is given by something', () => {
  const given = new Set(textOf(['electron', 'renderer', 'shared'], /\.tsx?$/).match(/(?<=')E_\w+(?=')/g));
  expect(errorCodes.filter((code) => !given.has(code))).toEqual([]);
});

test('every entry of the dictionaries is asked for by a screen', () => {
  const asked = (key: string) => names.has(key) || key.includes('_');
  const unused = Object.entries(dictionaries.zh).flatMap(([section, entries]) =>
    Object.keys(entries)
      .filter((key) => !asked(key))
      .map((key) => `${section}.${key}`),
  );
  expect(unused).toEqual([]);
});

test('every class of the styles is given to something', () => {
  const classes = new Set([...styles.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name = '']) => name));
  expect(classes.size).toBeGreaterThan(100);
  const foreign = /^(?:ant-|anticon$)/;
  const unused = [...classes].filter(
    (name) => !names.has(name) && !isPutTogether(name) && !foreign.test(name),
  );
  expect(unused).toEqual([]);
});
