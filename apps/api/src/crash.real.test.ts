import { crashDrains, crashImports, crashIndexing, doneOnce, drainedOnce, freshRealDatabase, indexedOnce, realDatabaseUrl, startServer, type ServerProcess } from '@colonnade/testing'
import type { DatabaseOptions } from '@colonnade/db'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const [IMPORTS, INDEXINGS, DRAINS] = [Number(process.env['CRASH_IMPORTS'] ?? 13), Number(process.env['CRASH_INDEXINGS'] ?? 12), Number(process.env['CRASH_DRAINS'] ?? 3)]

async function crash(server: ServerProcess, where: DatabaseOptions, seed: number): Promise<void> {
  const operator = await server.signIn('operator@colonnade.example')
  const tenant = await server.signIn('admin@aurora.example')
  const { tenantId } = await tenant.query<{ tenantId: string }>('identity.session.me')
  const imports = await crashImports(server, operator, { rounds: IMPORTS, seed, rows: 300 })
  const drains = await crashDrains(server, operator, { rounds: DRAINS, seed: seed + 100, machines: 150 })
  const indexing = await crashIndexing(server, tenant, { rounds: INDEXINGS, seed: seed + 1, paragraphs: 240 })
  await server.stop()
  const [imported, drained, indexed] = [await doneOnce(where), await drainedOnce(where), await indexedOnce(where, tenantId)]
  console.log(JSON.stringify({ imports: { ...imports, repeated: imported.repeated }, drains: { ...drains, repeated: drained.repeated }, indexing: { ...indexing, repeated: indexed.repeated } }))
  expect([...imports.wrong, ...drains.wrong, ...indexing.wrong, ...imported.wrong, ...drained.wrong, ...indexed.wrong]).toEqual([])
}

it('killed with -9 again and again on the embedded database: nothing by halves, nothing twice', async () => {
  const server = await startServer()
  await crash(server, { dataDir: join(server.dataDir, 'pg') }, 1).finally(() => server.close())
}, 1_200_000)

it.runIf(realDatabaseUrl)('killed with -9 again and again on PostgreSQL: nothing by halves, nothing twice', async () => {
  const { url, drop } = await freshRealDatabase(realDatabaseUrl!)
  const server = await startServer({ env: { DATABASE_URL: url } })
  await crash(server, { url }, 3).finally(() => server.close()).finally(drop)
}, 1_200_000)
