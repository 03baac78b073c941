/**
 * The member of an object under a name that a file or a person chose: undefined where the object itself has none, also
 * under a name like `constructor`, which every object answers to.
 */
export const ownMember = <T>(of: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;
