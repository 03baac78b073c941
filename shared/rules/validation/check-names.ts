export const checkNames = [
  'empty',
  'noReason',
  'noChangeReason',
  'percentRange',
  'negative',
  'placeholder',
  'required',
  'tooShort',
  'tooLong',
  'both',
  'fell',
  'jumped',
  'repeated',
  'doneUnsaid',
  'problemWithoutNext',
  'figureFell',
  'figureJumped',
  'roster',
] as const;
export type CheckName = (typeof checkNames)[number];

export const isCheckName = (name: string): name is CheckName =>
  (checkNames as readonly string[]).includes(name);

/** Without these a report would be none: they hold whatever a body adopts. */
export const fixedChecks: ReadonlySet<CheckName> = new Set([
  'empty',
  'noReason',
  'noChangeReason',
  'percentRange',
]);
