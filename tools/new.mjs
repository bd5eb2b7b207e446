// npm run new -- DOMAIN ENTITY [--scope provider|tenant|served] [--dry-run]: makes a resource (contract, resource, router, test).
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, Stop } from './lib/report.mjs'
import { at } from './lib/workspace.mjs'
import { planResource } from './new/resource.mjs'

const usage = 'usage: npm run new -- DOMAIN ENTITY [--scope provider|tenant|served] [--dry-run], as in: npm run new -- datacenter rack'

const read = (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : undefined)

/** All files of the Prisma schema as one text. */
function prismaSchema() {
  const folder = at('packages/db/prisma/models')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.prisma')).map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n') : ''
}

function main(args) {
  const scope = args.includes('--scope') ? args[args.indexOf('--scope') + 1] : undefined
  const [domain, entity, ...rest] = args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--scope')
  if (!domain || !entity || rest.length || (scope && !['provider', 'tenant', 'served'].includes(scope))) throw new Stop(usage)
  const { files, next } = plan({ domain, entity, scope })
  for (const [path, text] of Object.entries(files)) {
    console.log(`  ${read(path) === undefined ? 'new    ' : 'changed'} ${path}`)
    if (args.includes('--dry-run')) continue
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), text)
  }
  console.log(`\nNow:\n${next.map((step, index) => `  ${index + 1}. ${step}`).join('\n')}`)
}

function plan(options) {
  try {
    return planResource({ ...options, read, schema: prismaSchema() })
  } catch (error) {
    throw new Stop(error.message)
  }
}

try {
  main(process.argv.slice(2))
} catch (error) {
  fail(error)
}
