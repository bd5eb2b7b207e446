import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// zod in one piece with what tells it not to make functions of text: whatever makes a schema has loaded that first.
// Built into the folder the server serves at /.
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), tailwindcss()],
  resolve: { conditions: ['source', 'browser', 'module', 'development|production'], dedupe: ['react', 'react-dom', '@tanstack/react-query', '@tanstack/react-router', 'i18next', 'react-i18next'] },
  build: { outDir: 'dist/site', emptyOutDir: true, target: 'es2023', rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|no-eval\.ts$/ }] } } } },
})
