import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
// Our own packages are taken from their source, so nothing has to be built before.
const conditions = ['source', 'module', 'browser', 'development|production']
const devPort = 5317
const rendererPage = path('src/renderer/index.html')

// Main and preload are bundled whole: a packaged console needs no node_modules, and a sandboxed preload may require nothing but electron.
export default defineConfig({
  main: {
    resolve: { conditions: ['source', 'node'] },
    build: {
      outDir: 'out/main', externalizeDeps: false,
      rollupOptions: { input: { index: path('src/main/entry.main.ts') } },
    },
  },
  preload: {
    resolve: { conditions: ['source', 'node'] },
    build: {
      outDir: 'out/preload', externalizeDeps: false,
      rollupOptions: { input: { index: path('src/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  ...(existsSync(rendererPage) && {
    renderer: {
      root: path('src/renderer'), base: '/', resolve: { conditions }, plugins: [react(), tailwindcss()],
      // The page is served from app://console in development too, so the refresh socket must be told where the dev server is.
      server: { port: devPort, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: devPort } },
      build: { outDir: path('out/renderer'), emptyOutDir: true, rollupOptions: { input: { index: rendererPage } } },
    },
  }),
})
