/** A module object whose missing members fail by name, so that no test passes on something that never ran. */
export const guard = <T extends object>(name: string, target: T): T =>
  new Proxy(target, {
    get: (object, key) => {
      if (!(key in object) && typeof key === 'string' && key !== 'then') {
        throw new Error(`electron stand-in: ${name}.${key} is not there`);
      }
      const value: unknown = Reflect.get(object, key, object);
      return typeof value === 'function' ? value.bind(object) : value;
    },
  });

export interface Note {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/** Tells the test of an effect on the outside world. */
export function note(message: Note): void {
  if (process.connected) process.send?.(message);
}

/** An event whose default can be prevented. */
export function stoppable<T extends object>(
  detail: T,
): T & { readonly preventDefault: () => void; readonly stopped: boolean } {
  const event = {
    ...detail,
    stopped: false,
    preventDefault: () => {
      event.stopped = true;
    },
  };
  return event;
}
