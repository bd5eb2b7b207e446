// npm run dev: the server from source, restarted on change, and a Vite server per browser application in front of it.
import { existsSync } from 'node:fs'
import { sites } from './build.mjs'
import { fromSource, loud, start } from './run.mjs'
import { at } from './workspace.mjs'

/**
 * Runs the server and the Vite servers until the server ends. The web app listens on PORT + 1, the console on PORT + 2.
 * @param {string[]} args arguments of the server
 * @returns {Promise<number>} the server's exit code
 */
export async function dev(args) {
  const port = Number(process.env.PORT ?? 4000)
  const envFile = existsSync(at('.env')) ? [`--env-file=${at('.env')}`] : []
  const children = sites
    .filter((site) => existsSync(at(site.folder, site.config)))
    .map((site, index) => start([at('tools/lib/dev-site.mjs'), site.name, String(port + 1 + index), `http://127.0.0.1:${port}`], { bound: true }))
  try {
    return await loud([...envFile, ...fromSource, '--watch', '--watch-preserve-output', at('apps/api/src/main.ts'), ...args])
  } finally {
    for (const child of children) child.kill('SIGTERM')
  }
}
