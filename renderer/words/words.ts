import { currentLanguage, useLanguage } from '../state/session.ts';
import * as en from './en/index.ts';
import * as zh from './zh/index.ts';

/** Every word on screen, by screen; Chinese is the original that English is held to. */
export type Words = { readonly [S in keyof typeof zh]: { readonly [K in keyof (typeof zh)[S]]: string } };

export const dictionaries: { readonly zh: Words; readonly en: Words } = { zh, en };

/** The words of one screen: `const w = useWords('units')`. */
export const useWords = <S extends keyof Words>(section: S): Words[S] => dictionaries[useLanguage()][section];

/** All words, for code outside components. */
export const words = (): Words => dictionaries[currentLanguage()];

/** Fills `{name}` in a sentence: `fill(w.found, { count: 3 })`. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark));
