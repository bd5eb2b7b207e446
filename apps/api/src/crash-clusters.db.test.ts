import { clusteredOnce, crashClusters, startServer, type ServerProcess } from '@colonnade/testing'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

// One kill of each kind on each commit; fifteen in crash-clusters.real.test.ts.
let server: ServerProcess
beforeAll(async () => { server = await startServer() }, 120_000)
afterAll(() => server?.close())

it('a cluster whose server is killed with -9 while it is upgraded, scaled or made is as it was or as it was to be; no node is placed twice', async () => {
  const operator = await server.signIn('operator@colonnade.example')
  const clusters = await crashClusters(server, operator, { rounds: 3, seed: 23, workers: 12 })
  await server.stop()
  const after = await clusteredOnce({ dataDir: join(server.dataDir, 'pg') })
  expect([...clusters.wrong, ...after.wrong]).toEqual([])
}, 600_000)
