import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The name of a file says where it runs: x.test.ts(x) unit, x.db.test.ts embedded database, x.real.test.ts real PostgreSQL or Redis,
// apps/*/e2e/x.e2e.test.ts browser. Packages are read from their sources, so nothing has to be built (only browser tests want `npm run build`).
const never = ['**/node_modules/**', '**/dist/**', '**/out/**', '**/generated/**', '**/.nx/**']
const special = ['**/*.db.test.ts', '**/*.real.test.ts', '**/*.e2e.test.ts']
const cores = availableParallelism()

// Node's own loader (worker threads, child processes) reads packages of ours from their sources too.
const execArgv = ['--import', new URL('./tools/lib/own-sources.mjs', import.meta.url).href]

const sources = fileURLToPath(new URL('./packages/', import.meta.url))
const alias = [
  { find: /^@colonnade\/ui\/(.+)$/, replacement: `${sources}ui/src/$1` },
  { find: /^@colonnade\/([a-z]+)\/(.+\.tsx?)$/, replacement: `${sources}$1/src/$2` },
  { find: /^@colonnade\/([a-z]+)\/(.+)$/, replacement: `${sources}$1/src/$2.ts` },
  { find: /^@colonnade\/([a-z]+)$/, replacement: `${sources}$1/src/index.ts` },
]

export default defineConfig({
  resolve: { alias },
  test: {
    passWithNoTests: true,
    // Temporary files of a run go with it.
    globalSetup: [new URL('./tools/lib/temp-folder.mjs', import.meta.url).pathname],
    // A database test that waits for the other core is not a failed one; nothing here asserts a time.
    teardownTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit', include: ['packages/**/*.test.{ts,tsx}', 'apps/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'], exclude: [...never, ...special],
          execArgv, testTimeout: 60_000, maxWorkers: cores, sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Each file starts a PostgreSQL in WebAssembly, some 300 MB of it.
        test: {
          name: 'database', include: ['{packages,apps}/**/*.db.test.ts'], exclude: never,
          execArgv, testTimeout: 240_000, hookTimeout: 240_000, maxWorkers: Math.min(cores, 4), sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // One at a time: they drive several processes against one server and want the cores for themselves.
        test: {
          name: 'real', include: ['{packages,apps}/**/*.real.test.ts'], exclude: never,
          execArgv, testTimeout: 1_200_000, hookTimeout: 600_000, maxWorkers: 1, sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser', include: ['apps/*/e2e/**/*.e2e.test.ts'], exclude: never,
          execArgv, testTimeout: 300_000, hookTimeout: 300_000, maxWorkers: 1, sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
