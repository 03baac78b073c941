import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      chunkSizeWarningLimit: 2500,
      rolldownOptions: {
        input: {
          index: resolve('electron/main/index.ts'),
          'store-worker': resolve('electron/worker/store-worker.ts'),
          'document-worker': resolve('electron/documents/document-worker.ts'),
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
