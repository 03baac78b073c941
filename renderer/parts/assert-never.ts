/** Closes a switch over a union: a member that was forgotten fails the type check. */
export function assertNever(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}
