import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Built into the folder the server serves at /.
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), tailwindcss()],
  resolve: { conditions: ['source', 'browser', 'module', 'development|production'], dedupe: ['react', 'react-dom', '@tanstack/react-query', '@tanstack/react-router', 'i18next', 'react-i18next'] },
  build: { outDir: 'dist/site', emptyOutDir: true, target: 'es2023' },
})
