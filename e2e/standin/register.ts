import { registerHooks } from 'node:module';

// node --import ./register.ts out/main/index.js: every import of 'electron' gets the stand-in.
const url = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url, shortCircuit: true } : next(specifier, context),
});
