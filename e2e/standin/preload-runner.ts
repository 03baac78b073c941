declare global {
  // Put into the page by the stand-in; `var` is what declares a global.
  var standinInvoke: (
    channel: string,
    args: readonly unknown[],
  ) => Promise<{ value?: unknown; error?: string }>;
  var standinDispatch: (channel: string, args: readonly unknown[]) => void;
}

type Listener = (event: object, ...args: readonly unknown[]) => void;
type Preload = (require: (name: string) => object, module: { exports: object }, exports: object) => void;

/** A script that runs the built preload in a page before the page's own scripts; no eval, which the policy forbids. */
export const preloadScript = (source: string): string =>
  `(${run.toString()})(function (require, module, exports) {\n${source}\n});`;

/** Runs inside the page, so it may use nothing from outside of itself. */
function run(preload: Preload): void {
  if (window !== window.top) return;
  const call = globalThis.standinInvoke;
  const listeners = new Map<string, Listener[]>();
  Reflect.deleteProperty(globalThis, 'standinInvoke');
  globalThis.standinDispatch = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };

  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      const answer = await call(channel, structuredClone(args));
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value;
    },
    on: (channel: string, listener: Listener) =>
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
  };

  /** contextBridge copies and freezes what it carries across. */
  const bridge = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const result: unknown = value(...args);
        return result instanceof Promise ? result.then(bridge) : bridge(result);
      };
    }
    if (Array.isArray(value)) return Object.freeze(value.map(bridge));
    if (typeof value !== 'object' || value === null) return value;
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bridge(item)])));
  };

  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (key: string, api: object) =>
        Object.defineProperty(window, key, { value: bridge(api), enumerable: true }),
    },
    webUtils: { getPathForFile: (file: File) => `/dropped/${file.name}` },
  };
  const module = { exports: {} };
  preload(
    (name) => {
      if (name === 'electron') return electron;
      throw new Error(`module not found in a sandboxed preload: ${name}`);
    },
    module,
    module.exports,
  );
}
