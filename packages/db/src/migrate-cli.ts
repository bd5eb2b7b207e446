import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { lockFolder } from './data-lock.ts'
import { appliedMigrations, createMigration, deployMigrations, liteExtensions, migrationNames, type MigrationTarget } from './migrate.ts'

const usage = 'usage: npm run db -- create NAME | deploy | status'

async function target(): Promise<MigrationTarget> {
  const url = process.env['DATABASE_URL']
  if (url) return { url }
  const dataDir = resolve(process.env['DATA_DIR'] ?? '.colonnade', 'pg')
  mkdirSync(dataDir, { recursive: true })
  lockFolder(dataDir)
  return { lite: await PGlite.create({ dataDir, extensions: liteExtensions }) }
}

async function main([command, name]: string[]): Promise<number> {
  if (command === 'create') {
    if (!name || !/^[a-z0-9_]+$/.test(name)) { console.error('create: NAME must be lower-case letters, digits and underscores'); return 1 }
    const made = await createMigration(name)
    console.log(made ? `${made.dir}\n${made.sql}` : 'no changes: the migrations already describe the schema')
    return 0
  }
  if (command !== 'deploy' && command !== 'status') { console.error(usage); return 1 }
  const where = await target()
  if (command === 'deploy') {
    const applied = await deployMigrations(where)
    console.log(applied.length ? applied.map((n) => `applied ${n}`).join('\n') : 'nothing to apply')
    return 0
  }
  const done = new Set(await appliedMigrations(where))
  for (const n of migrationNames()) console.log(`${done.has(n) ? 'applied' : 'pending'}  ${n}`)
  return 0
}

process.exit(await main(process.argv.slice(2)).catch((error: Error) => { console.error(error.message); return 1 }))
