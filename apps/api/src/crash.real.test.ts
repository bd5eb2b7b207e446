import { crashImports, doneOnce, freshRealDatabase, realDatabaseUrl, startServer } from '@colonnade/testing'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROUNDS = Number(process.env['CRASH_ROUNDS'] ?? 25)

it('killed with -9 during imports, again and again, on the embedded database: nothing by halves, nothing twice', async () => {
  const server = await startServer()
  try {
    const report = await crashImports(server, await server.signIn('operator@colonnade.example'), { rounds: ROUNDS, seed: 1, rows: 300 })
    await server.stop()
    const { wrong, repeated } = await doneOnce({ dataDir: join(server.dataDir, 'pg') })
    console.log(JSON.stringify({ ...report, repeated }))
    expect([...report.wrong, ...wrong]).toEqual([])
  } finally {
    await server.close()
  }
}, 900_000)

it.runIf(realDatabaseUrl)('killed with -9 during imports, again and again, on PostgreSQL: nothing by halves, nothing twice', async () => {
  const { url, drop } = await freshRealDatabase(realDatabaseUrl!)
  const server = await startServer({ env: { DATABASE_URL: url } })
  try {
    const report = await crashImports(server, await server.signIn('operator@colonnade.example'), { rounds: ROUNDS, seed: 2, rows: 300 })
    await server.stop()
    const { wrong, repeated } = await doneOnce({ url })
    console.log(JSON.stringify({ ...report, repeated }))
    expect([...report.wrong, ...wrong]).toEqual([])
  } finally {
    await server.close()
    await drop()
  }
}, 900_000)
