import { clusteredOnce, crashClusters, freshRealDatabase, realDatabaseUrl, startServer, type ServerProcess } from '@colonnade/testing'
import type { DatabaseOptions } from '@colonnade/db'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROUNDS = Number(process.env['CRASH_CLUSTERS'] ?? 3)

async function crash(server: ServerProcess, where: DatabaseOptions, seed: number): Promise<void> {
  const clusters = await crashClusters(server, await server.signIn('operator@colonnade.example'), { rounds: ROUNDS, seed, workers: 30 })
  await server.stop()
  const after = await clusteredOnce(where)
  console.log(JSON.stringify({ clusters: { ...clusters, repeated: after.repeated } }))
  expect([...clusters.wrong, ...after.wrong]).toEqual([])
}

it('clusters made, scaled and upgraded while the server is killed with -9, on the embedded database: nothing by halves, nothing twice', async () => {
  const server = await startServer()
  await crash(server, { dataDir: join(server.dataDir, 'pg') }, 3).finally(() => server.close())
}, 1_200_000)

it.runIf(realDatabaseUrl)('the same on PostgreSQL', async () => {
  const { url, drop } = await freshRealDatabase(realDatabaseUrl!)
  const server = await startServer({ env: { DATABASE_URL: url } })
  await crash(server, { url }, 4).finally(async () => { await server.close(); await drop() })
}, 1_200_000)
