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

/** electron-vite makes paths relative, as for a page opened from a file. Ours has an origin and routes of its own: a reload at /hosts/17 must find /assets. */
const absolutePaths = { name: 'colonnade:absolute-paths', enforce: 'post' as const, config: () => ({ base: '/' }) }

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
      root: path('src/renderer'), base: '/', resolve: { conditions }, plugins: [react(), tailwindcss(), absolutePaths],
      // The page is served from app://console in development too, so the refresh socket must be told where the dev server is.
      server: { port: devPort, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: devPort } },
      // zod in one piece with what tells it not to make functions of text: whatever makes a schema has loaded that first
      build: { outDir: path('out/renderer'), emptyOutDir: true, minify: true, rollupOptions: { input: { index: rendererPage }, output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|no-eval\.ts$/ }] } } } },
    },
  }),
})
