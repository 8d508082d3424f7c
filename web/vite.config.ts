import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { componentStyles } from './build/component-styles.ts';
import { packed } from './build/packed.ts';
import { preloads } from './build/preloads.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), componentStyles(), preloads(), packed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Every browser of that age knows it.
    modulePreload: { polyfill: false },
    // Nothing inlined: a strict Content-Security-Policy need not allow `data:` for our own files.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What everybody loads first comes in few files: over a slow line each one more is a journey more.
        codeSplitting: {
          groups: [
            { name: 'head-start', test: /\/(api\/headStart|shared\/preferences)\.ts$/, priority: 5 },
            { name: 'main', test: /\/web\/src\/main\.tsx$/, priority: 4 },
            { name: 'sign-in', test: /\/pages\/sign-in\/SignInPage\.tsx$/, priority: 3 },
            { name: 'toasts', test: /\/layout\/Toasts\.tsx$/, priority: 2 },
            { name: 'exports', test: /\/(layout\/Shell|pages\/exports\/ExportsPage)\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
