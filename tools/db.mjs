// npm run db -- create NAME | deploy | status | generate
import { existsSync } from 'node:fs'
import { ensureGenerated, ensureInstalled } from './lib/prepare.mjs'
import { fail } from './lib/report.mjs'
import { forwardSignals, fromSource, loud } from './lib/run.mjs'
import { at } from './lib/workspace.mjs'

async function main(args) {
  forwardSignals()
  await ensureInstalled()
  await ensureGenerated()
  if (args[0] === 'generate') return 0
  const envFile = existsSync(at('.env')) ? [`--env-file=${at('.env')}`] : []
  return loud([...envFile, ...fromSource, at('packages/db/src/migrate-cli.ts'), ...args])
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, fail)
