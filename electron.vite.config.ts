import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { type Codec, codecFiles, codecName } from './electron/pictures/codec-files.ts';

/** Puts the decoders' WebAssembly beside the entries, where they look for it. */
const codecs = {
  name: 'picture-codecs',
  generateBundle(this: {
    emitFile: (asset: { type: 'asset'; fileName: string; source: Uint8Array }) => string;
  }) {
    for (const codec of Object.keys(codecFiles) as Codec[])
      this.emitFile({
        type: 'asset',
        fileName: codecName(codec),
        source: readFileSync(resolve('node_modules', codecFiles[codec])),
      });
  },
};

export default defineConfig({
  main: {
    plugins: [codecs],
    build: {
      chunkSizeWarningLimit: 2500,
      rolldownOptions: {
        input: {
          index: resolve('electron/main/index.ts'),
          'store-worker': resolve('electron/worker/store-worker.ts'),
          'document-worker': resolve('electron/documents/document-worker.ts'),
          'picture-worker': resolve('electron/pictures/picture-worker.ts'),
          host: resolve('electron/host/index.ts'),
          cli: resolve('electron/cli/index.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      minify: true,
      chunkSizeWarningLimit: 2500,
      rolldownOptions: { input: { index: resolve('renderer/index.html') } },
    },
  },
});
