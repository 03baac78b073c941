import type { Words } from '../words.ts';

export const sections: Words['sections'] = {
  section: 'Sections',
  none: 'Not given to any section yet.',
  delegate: 'Give to sections…',
  title: 'Give task {number} to sections',
  note: 'One section gets the whole row, several get a part each. A section with a PC gets a file; for one without print a slip and type what it fills in.',
  which: 'Sections',
  whichHint: 'choose or type a name, Enter adds it',
  due: 'Limit inside the unit (may stay empty)',
  verb: 'Give to {count} sections',
  done: 'Task {number} was given to {names}',
  collect: 'Collect their reports into this period’s',
  collected: 'The reports of {count} sections were collected; check them in the sheet',
  missing: 'not reported yet: {names}',
  slip: 'Write slips',
  slipName: 'Section slips',
  written: 'Written to {path}',
  noReport: 'no report yet',
  open: 'Open the task given to {unit}',
};
