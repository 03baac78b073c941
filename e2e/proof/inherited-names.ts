/** Names that a kind and a field of a later version may have, and that every object answers to. */
export const inheritedNames: readonly string[] = [
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'toLocaleString',
];
