// npm start: installs, generates, builds — each only when needed — then hands over to the server.
//   node tools/start.mjs [--dev] [arguments of the server, such as --empty]
import { existsSync } from 'node:fs'
import { ensureBuilt } from './lib/build.mjs'
import { dev } from './lib/dev.mjs'
import { ensureGenerated, ensureInstalled } from './lib/prepare.mjs'
import { fail, Stop } from './lib/report.mjs'
import { forwardSignals, loud } from './lib/run.mjs'
import { at } from './lib/workspace.mjs'

async function main(args) {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Stop(`Node.js 20 or newer is needed; this is ${process.versions.node}.`)
  forwardSignals()
  await ensureInstalled()
  await ensureGenerated()
  const rest = args.filter((arg) => arg !== '--dev')
  if (rest.length < args.length) return dev(rest)
  await ensureBuilt()
  const entry = at('apps/api/dist/main.js')
  if (!existsSync(entry)) throw new Stop('apps/api/dist/main.js is missing after the build.')
  // No source maps: reading them makes the start a fifth slower, and tsc's output reads like its source.
  // A request leaves some hundred kilobytes of short-lived objects: with room for more of them the collector comes by less often (a query's median halves, its p99 too).
  return loud(['--max-semi-space-size=32', ...(existsSync(at('.env')) ? [`--env-file=${at('.env')}`] : []), entry, ...rest], { bound: true, env: { NODE_COMPILE_CACHE: at('node_modules/.cache/node') } })
}

main(process.argv.slice(2)).then((code) => process.exit(code), fail)
