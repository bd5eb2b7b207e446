import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { PrismaClient, type Prisma } from './generated/client.ts'
import { lockFolder } from './data-lock.ts'
import { deployMigrations, liteExtensions } from './migrate.ts'
import { enterScope, withScope, type Scope } from './scope.ts'
import { listenOn } from './listen.ts'
import { ScopedLite } from './scoped-lite.ts'
import { TenantPool } from './tenant-pool.ts'

type Unbatched<D> = Omit<D, 'findUnique' | 'findUniqueOrThrow'>
type Delegates = Omit<PrismaClient, `$${string}` | symbol>
type Reading = 'findFirst' | 'findFirstOrThrow' | 'findMany' | 'count' | 'aggregate' | 'groupBy'

/** What a reader may do: Prisma's reads, for one scope. */
export type ReadClient = { readonly [M in keyof Delegates]: Pick<Delegates[M], Reading & keyof Delegates[M]> }
/** An open transaction: Prisma's client of it, and SQL by hand. */
export type WriteTx = { readonly [M in keyof Delegates]: Unbatched<Delegates[M]> } & Pick<Prisma.TransactionClient, '$queryRawUnsafe' | '$executeRawUnsafe'>

export interface TransactionOptions { timeoutMs?: number; isolation?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable' }

/** One open database, embedded or on a server, behind scopes. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  reader(scope: Scope): ReadClient
  /** Rows of one SELECT by hand; values are numbered `$1`, `$2`… */
  query<T>(scope: Scope, text: string, values?: unknown[]): Promise<T[]>
  /** Statements without values, for the queue library. */
  execute(scope: Scope, sql: string): Promise<Record<string, unknown>[]>
  transaction<T>(scope: Scope, fn: (tx: WriteTx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Puts the rest of an open transaction into another scope; ends with it. */
  enter(tx: WriteTx, scope: Scope): Promise<void>
  /** Calls back on every NOTIFY of the channel, from any process; `onConnection` hears when the line is up and when it breaks (it is mended by itself). */
  listen(channel: string, onNotify: (payload: string) => void, onConnection?: (connected: boolean) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export interface DatabaseOptions { url?: string; dataDir?: string; poolMax?: number; migrate?: boolean }

const inTransaction = new AsyncLocalStorage<true>()
const reads = new Set<string>(['findFirst', 'findFirstOrThrow', 'findMany', 'count', 'aggregate', 'groupBy'])

// Prisma answers findUnique calls of one tick in one query, whoever asked: two tenants' would meet. Only findFirst and findMany go out alone.
function scopedReader(prisma: PrismaClient, scope: Scope): ReadClient {
  const models = new Map<string, unknown>()
  return new Proxy({}, {
    get(_, model: string) {
      let delegate = models.get(model)
      if (!delegate) models.set(model, (delegate = scopedDelegate(prisma, scope, model)))
      return delegate
    },
  }) as ReadClient
}

function scopedDelegate(prisma: PrismaClient, scope: Scope, model: string) {
  const target = (prisma as unknown as Record<string, Record<string, (args: unknown) => Promise<unknown>>>)[model]
  if (!target) throw new Error(`no model ${model}`)
  return new Proxy({}, {
    get(_, operation: string) {
      if (!reads.has(operation)) throw new Error(`${model}.${operation}: a reader reads with ${[...reads].join(', ')}; writes go through mutate`)
      return (args: unknown) => {
        forbidInsideTransaction()
        return withScope(scope, async () => target[operation]!(args))
      }
    },
  })
}

// The embedded database has one session: a query outside the open transaction would wait for it forever.
function forbidInsideTransaction(): void {
  if (inTransaction.getStore()) throw new Error('inside a transaction every query goes through its tx')
}

function databaseOf(prisma: PrismaClient, parts: Pick<Database, 'kind' | 'query' | 'execute' | 'listen' | 'close'>): Database {
  return {
    ...parts,
    reader: (scope) => scopedReader(prisma, scope),
    query(scope, text, values) {
      forbidInsideTransaction()
      return withScope(scope, () => parts.query(scope, text, values)) as never
    },
    execute(scope, sql) {
      forbidInsideTransaction()
      return withScope(scope, () => parts.execute(scope, sql))
    },
    transaction(scope, fn, { timeoutMs = 30_000, isolation } = {}) {
      forbidInsideTransaction()
      return withScope(scope, async () => prisma.$transaction((tx) => inTransaction.run(true, () => fn(tx as unknown as WriteTx)),
        { timeout: timeoutMs, maxWait: timeoutMs, ...(isolation ? { isolationLevel: isolation } : {}) }))
    },
    async enter(tx, scope) {
      const { text, values } = enterScope(scope, true)
      await tx.$queryRawUnsafe(text, ...values)
    },
  }
}

async function openServer(url: string, poolMax: number, migrate: boolean): Promise<Database> {
  if (migrate) await deployMigrations({ url })
  const pool = new TenantPool({ connectionString: url, max: poolMax, connectionTimeoutMillis: 10_000, application_name: 'colonnade' })
  pool.on('error', () => {})
  const names = new Map<string, string>()
  // A statement without a name is planned for its values. That is what a pattern needs: one plan for all of them walks the whole table for a rare word.
  const nameOf = (text: string) => {
    let name = names.get(text)
    if (name === undefined && names.size < 500) names.set(text, (name = / I?LIKE /.test(text) ? '' : createHash('sha1').update(text).digest('hex')))
    return name || undefined
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool as unknown as pg.Pool, { statementNameGenerator: (q: { sql: string }) => nameOf(q.sql) ?? '' }) })
  return databaseOf(prisma, {
    kind: 'server',
    async query<T>(_scope: Scope, text: string, values: unknown[] = []) {
      return (await pool.query({ name: nameOf(text), text, values } as pg.QueryConfig)).rows as T[]
    },
    async execute(_scope, sql) {
      const results = await pool.query(sql)
      return ((Array.isArray(results) ? results.at(-1) : results) as pg.QueryResult).rows ?? []
    },
    listen: (channel, onNotify, onConnection) => listenOn(url, channel, onNotify, onConnection),
    async close() { await prisma.$disconnect(); await pool.end() },
  })
}

async function openEmbedded(dataDir: string | undefined, migrate: boolean): Promise<Database> {
  if (dataDir) mkdirSync(dataDir, { recursive: true })
  const unlock = dataDir ? lockFolder(dataDir) : () => {}
  try {
    return await openLite(await PGlite.create({ ...(dataDir ? { dataDir } : {}), extensions: liteExtensions }), migrate, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

async function openLite(lite: PGlite, migrate: boolean, unlock: () => void): Promise<Database> {
  if (migrate) await deployMigrations({ lite })
  const scoped = new ScopedLite(lite)
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(scoped as unknown as PGlite) })
  return databaseOf(prisma, {
    kind: 'embedded',
    async query<T>(_scope: Scope, text: string, values: unknown[] = []) { return (await scoped.query<T>(text, values)).rows },
    async execute(_scope, sql) { return ((await scoped.exec(sql)).at(-1)?.rows ?? []) as Record<string, unknown>[] },
    async listen(channel, onNotify, onConnection) {
      const stop = await lite.listen(channel, onNotify)
      onConnection?.(true)
      return () => stop()
    },
    async close() { await prisma.$disconnect(); await scoped.close(); unlock() },
  })
}

/** Opens a database and brings it up to date: a server when `url` is given, else an embedded one in `dataDir` (in memory without it). */
export function openDatabase({ url, dataDir, poolMax = 16, migrate = true }: DatabaseOptions = {}): Promise<Database> {
  return url ? openServer(url, poolMax, migrate) : openEmbedded(dataDir, migrate)
}
