import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { vector } from '@electric-sql/pglite-pgvector'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'

declare const WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }> }

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modelsDir = join(root, 'prisma/models')
const migrationsDir = join(root, 'prisma/migrations')
const filters = { externalTables: [], externalEnums: [] }

/** Where a database to be migrated is: an open embedded database, or the URL of a PostgreSQL server. */
export type MigrationTarget = { lite: PGlite } | { url: string }

/** Names of the migrations on disk, oldest first. */
export function migrationNames(): string[] {
  if (!existsSync(migrationsDir)) return []
  return readdirSync(migrationsDir, { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name).sort()
}

function schemaFiles() {
  return readdirSync(modelsDir).filter((f) => f.endsWith('.prisma')).sort()
    .map((f) => ({ path: join(modelsDir, f), content: readFileSync(join(modelsDir, f), 'utf8') }))
}

function migrationsList() {
  return {
    baseDir: migrationsDir, shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: migrationNames().map((path) => ({
      path,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readFileSync(join(migrationsDir, path, 'migration.sql'), 'utf8') } },
    })),
  }
}

let engineModule: ReturnType<typeof loadEngine> | undefined

// Prisma's own engine, as WebAssembly: the native one would have to be downloaded. It can be started once in a process.
async function loadEngine() {
  const dir = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const bg = await import(join(dir, 'schema_engine_bg.js'))
  const module = await WebAssembly.instantiate(readFileSync(join(dir, 'schema_engine_bg.wasm')), { './schema_engine_bg.js': bg })
  const wasm = module.instance.exports as Record<string, CallableFunction>
  bg.__wbg_set_wasm(wasm)
  wasm['__wbindgen_start']?.()
  return bg
}

async function engineFor(factory: PrismaPGlite | PrismaPg) {
  const bg = await (engineModule ??= loadEngine())
  const datamodels = schemaFiles().map((f) => [f.path, f.content])
  return bg.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
}

/** Extensions every embedded database is opened with. */
export const liteExtensions = { vector, btree_gist, pg_trgm }

const memoryLite = () => PGlite.create({ extensions: liteExtensions })

// adapter-pg splits a script on every semicolon, which breaks function bodies: send it whole.
function wholeScript(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapter.executeScript = async (script: string) => { await adapter.underlyingDriver().query(script) }
    return adapter
  }
  return factory
}

/** Names of the migrations the database already has; none when it has never been migrated. */
export async function appliedMigrations(target: MigrationTarget): Promise<string[]> {
  const sql = `SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`
  const probe = `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`
  if ('lite' in target) {
    const { rows } = await target.lite.query<{ there: boolean }>(probe)
    return rows[0]?.there ? (await target.lite.query<{ name: string }>(sql)).rows.map((r) => r.name) : []
  }
  const client = new pg.Client({ connectionString: target.url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>(probe)
    return rows[0]?.there ? (await client.query<{ name: string }>(sql)).rows.map((r) => r.name) : []
  } finally {
    await client.end()
  }
}

/** The database has migrations that this version doesn't know: what it would write might not fit. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase'
}

/** Applies what is pending, with Prisma's own bookkeeping; returns the names applied. The engine is loaded only when something is pending. Throws NewerDatabase. */
export async function deployMigrations(target: MigrationTarget): Promise<string[]> {
  const applied = new Set(await appliedMigrations(target))
  const ours = migrationNames()
  const newer = [...applied].filter((name) => name > (ours.at(-1) ?? '')).sort().at(-1)
  if (newer && ours.length) throw new NewerDatabase(`The database was used by a newer version of Colonnade (it has the migration ${newer}): update this one, or go back to a backup from before`)
  if (ours.every((name) => applied.has(name))) return []
  const factory = 'lite' in target ? new PrismaPGlite(target.lite) : wholeScript(new PrismaPg({ connectionString: target.url }))
  const engine = await engineFor(factory)
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationsList(), filters })
  return appliedMigrationNames
}

/** Writes a migration for the difference between the migrations so far and the Prisma schema; null when there is none. */
export async function createMigration(name: string, now = new Date()): Promise<{ dir: string; sql: string } | null> {
  const factory = new PrismaPGlite(await memoryLite())
  factory.connectToShadowDb = async () => new PrismaPGlite(await memoryLite()).connect()
  const engine = await engineFor(factory)
  const { stdout, exitCode } = await engine.diff({
    from: { tag: 'migrations', ...migrationsList() }, to: { tag: 'schemaDatamodel', files: schemaFiles() }, script: true, exitCode: true, filters,
  })
  if (exitCode !== 2) return null
  const dir = join(migrationsDir, `${now.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`)
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'migration.sql'), stdout)
  writeFileSync(join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n')
  return { dir, sql: stdout }
}
