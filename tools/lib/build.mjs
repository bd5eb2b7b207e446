// The build that `npm start` needs: the server and what it serves, not the whole workspace.
import { existsSync } from 'node:fs'
import { lastLines } from './explain.mjs'
import { fingerprint } from './fingerprint.mjs'
import { quiet } from './run.mjs'
import { step, Stop } from './report.mjs'
import { at, node24, readStamps, writeStamp } from './workspace.mjs'

const shared = ['package-lock.json', 'tsconfig.base.json', 'packages/db/prisma/models']
const source = (...folders) => [...shared, ...folders.flatMap((folder) => [`${folder}/src`, `${folder}/package.json`, `${folder}/tsconfig.json`])]
const server = source('packages/db', 'packages/contract', 'packages/trpc', 'packages/client', 'apps/api')

/** The browser applications: where they are, the path they are served under, the folder they are built to. One without a Vite configuration is not built. */
export const sites = [
  { name: 'web', label: 'the web app', folder: 'apps/web', config: 'vite.config.ts', base: '/', out: 'apps/web/dist/site' },
  { name: 'console', label: 'the operator console', folder: 'apps/desktop', config: 'vite.config.ts', base: '/console/', out: 'apps/desktop/out/web' },
]

const tsc = (...args) => [at('node_modules/typescript/bin/tsc'), ...args]
const vite = at('node_modules/vite/bin/vite.js')

async function buildServer(print) {
  if (readStamps().server === print && existsSync(at('apps/api/dist/main.js'))) return
  await step('Building the server', async () => {
    const { code, output } = await quiet(node24(), tsc('-b', 'apps/api', 'packages/client'))
    if (code !== 0) throw new Stop(`The server does not compile.\n${lastLines(output, 40)}`)
  })
  writeStamp('server', print)
}

/** Builds one browser application when its sources have changed. @throws {Stop} with the bundler's own words */
export async function buildSite({ name, label, folder, config, base, out }) {
  if (!existsSync(at(folder, config))) return
  const print = fingerprint([...source('packages/ui', 'packages/screens', 'packages/contract', 'packages/client'), 'packages/db/src', folder])
  if (readStamps()[name] === print && existsSync(at(out, 'index.html'))) return
  const args = [vite, 'build', '--config', config, '--base', base, '--outDir', at(out), '--emptyOutDir']
  await step(`Building ${label}`, async () => {
    const { code, output } = await quiet(node24(), args, { cwd: at(folder), env: { NODE_ENV: 'production' } })
    if (code !== 0) throw new Stop(`${label[0].toUpperCase()}${label.slice(1)} does not build.\n${lastLines(output, 40)}`)
  })
  writeStamp(name, print)
}

/** Builds the server and the browser applications where their sources have changed. @throws {Stop} with the compiler's own words */
export async function ensureBuilt() {
  await buildServer(fingerprint(server))
  for (const site of sites) await buildSite(site)
}
