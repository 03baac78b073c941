import { startsWith } from './evidence-kind.ts';

/** Endings whose own program shows them. What a system runs, mounts, installs or follows is not among them. */
const shown: ReadonlySet<string> = new Set(
  (
    'pdf ofd jpg jpeg png gif webp bmp tif tiff heic txt csv rtf doc docx wps wpt xls xlsx et ppt pptx dps ' +
    'odt ods odp mp3 m4a wav mp4 mov'
  ).split(' '),
);

/** Beginnings of programs, whatever their name says. */
const programs: readonly string[] = [
  'MZ',
  '\x7fELF',
  '#!',
  '\xcf\xfa\xed\xfe',
  '\xfe\xed\xfa',
  '\xca\xfe\xba\xbe',
];

/** The ending of a name, in small letters and without its dot; empty where it has none. */
export const endingOf = (name: string): string =>
  /\.([A-Za-z0-9]{1,8})$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';

/** Whether a file may be given to its own program, by its name alone. */
export const mayOpen = (name: string): boolean => shown.has(endingOf(name));

/** The same with its first bytes: a program that is called a picture is a program. */
export const mayOpenAs = (name: string, start: Uint8Array): boolean =>
  mayOpen(name) && !programs.some((program) => startsWith(start, program));
