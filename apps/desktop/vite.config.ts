import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const api = process.env['API_URL'] ?? 'http://127.0.0.1:4000'

// zod in one piece with what tells it not to make functions of text: whatever makes a schema has loaded that first.
// The console for browsers: the same pages that Electron shows, served by the API under /console/.
export default defineConfig({
  root: path('src/renderer'),
  base: '/console/',
  plugins: [react(), tailwindcss()],
  resolve: { conditions: ['source', 'browser', 'module', 'development|production'] },
  build: { outDir: path('out/web'), emptyOutDir: true, chunkSizeWarningLimit: 900, rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|no-eval\.ts$/ }] } } } },
  server: { port: 5318, proxy: { '/trpc': { target: api, changeOrigin: false } } },
})
