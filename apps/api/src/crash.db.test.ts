import { crashImports, doneOnce, startServer, type ServerProcess } from '@colonnade/testing'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

let server: ServerProcess
beforeAll(async () => { server = await startServer() }, 120_000)
afterAll(() => server?.close())

it('an import of hosts that is killed with -9 finishes once, or was never begun', async () => {
  const operator = await server.signIn('operator@colonnade.example')
  const report = await crashImports(server, operator, { rounds: 5, seed: 20_261_121, rows: 300 })
  await server.stop()
  const { wrong, repeated } = await doneOnce({ dataDir: join(server.dataDir, 'pg') })
  console.log(JSON.stringify({ ...report, repeated }))
  expect([...report.wrong, ...wrong]).toEqual([])
}, 240_000)
