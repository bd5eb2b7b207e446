import { crashDrains, crashImports, crashIndexing, doneOnce, drainedOnce, indexedOnce, startServer, type ServerProcess } from '@colonnade/testing'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

// Five kills on each commit; fifty in crash.real.test.ts.
let server: ServerProcess
beforeAll(async () => { server = await startServer() }, 120_000)
afterAll(() => server?.close())

it('work that is killed with -9 finishes once, or was never begun: imports of hosts, indexing of documents, drains', async () => {
  const operator = await server.signIn('operator@colonnade.example')
  const tenant = await server.signIn('admin@aurora.example')
  const { tenantId } = await tenant.query<{ tenantId: string }>('identity.session.me')
  const imports = await crashImports(server, operator, { rounds: 3, seed: 20_261_121, rows: 300 })
  const drains = await crashDrains(server, operator, { rounds: 2, seed: 17, machines: 60 })
  const indexing = await crashIndexing(server, tenant, { rounds: 2, seed: 85, paragraphs: 120 })
  await server.stop()
  const where = { dataDir: join(server.dataDir, 'pg') }
  expect([...imports.wrong, ...indexing.wrong, ...drains.wrong, ...(await doneOnce(where)).wrong, ...(await drainedOnce(where)).wrong, ...(await indexedOnce(where, tenantId)).wrong]).toEqual([])
}, 600_000)
