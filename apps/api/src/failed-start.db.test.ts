import { failingStart, startServer, type Ended } from '@colonnade/testing'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const dir = mkdtempSync(join(tmpdir(), 'colonnade-failures-'))
const fresh = () => mkdtempSync(join(dir, 'd'))
const servers: Server[] = []

function listen(onSocket: (socket: Socket) => void = () => {}): Promise<number> {
  const server = createServer(onSocket)
  servers.push(server)
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)))
}

afterAll(() => {
  for (const server of servers) server.close()
  rmSync(dir, { recursive: true, force: true })
})

/** One sentence, no stack, exit code 1. */
function expectOneLine(ended: Ended, said: RegExp): void {
  expect(ended.code, ended.stderr).toBe(1)
  const lines = ended.stderr.trim().split('\n')
  expect(lines, ended.stderr).toHaveLength(1)
  expect(lines[0]).toMatch(said)
  expect(ended.stderr).not.toMatch(/\n\s+at /)
}

const start = (env: Record<string, string>) => failingStart({ DATA_DIR: fresh(), PORT: '0', ...env })

describe('a start that can\'t be', () => {
  it('names a taken port', async () => {
    const port = await listen()
    expectOneLine(await start({ PORT: String(port) }), new RegExp(`Port ${port} is taken.*PORT=`))
  })

  it('names an address that is not this machine\'s', async () => {
    expectOneLine(await start({ HOST: '203.0.113.7', PORT: '4001' }), /203\.0\.113\.7:4001 can't be listened on/)
  })

  it('names a data folder that is a file, or can\'t be written', async () => {
    const file = join(dir, 'file')
    writeFileSync(file, '')
    expectOneLine(await start({ DATA_DIR: join(file, 'inside') }), /data folder .*file\/inside can't be written.*DATA_DIR=/)
    expectOneLine(await start({ DATA_DIR: file }), /data folder .*can't be written/)
    const closed = fresh()
    chmodSync(closed, 0o500)
    if (process.getuid?.() !== 0) expectOneLine(await start({ DATA_DIR: closed }), /data folder .*can't be written/)
    else expectOneLine(await start({ DATA_DIR: '/sys/nowhere' }), /data folder .*can't be written/)
  })

  it('names a wrong setting, and not its value', async () => {
    const ended = await start({ SECRET_KEY: 'not-a-key-but-secret' })
    expectOneLine(ended, /^SECRET_KEY: .*64 hexadecimal/)
    expect(ended.stderr).not.toContain('not-a-key')
    expectOneLine(await start({ PORT: 'many' }), /^PORT: /)
    expectOneLine(await start({ DATABASE_URL: 'mysql://u:hush@h/d' }), /^DATABASE_URL: must be a URL that begins with postgresql/)
  })

  it('names a Redis that can\'t be reached', async () => {
    const ended = await start({ REDIS_URL: 'redis://:hush-hush@127.0.0.1:1' })
    expectOneLine(ended, /^Redis at 127\.0\.0\.1:1 \(REDIS_URL\) can't be used/)
    expect(ended.stderr).not.toContain('hush')
  })

  it('names a secret key that was damaged', async () => {
    const data = fresh()
    writeFileSync(join(data, 'secret.key'), 'abc')
    expectOneLine(await start({ DATA_DIR: data }), /secret\.key does not hold a key/)
  })
})

describe('a DATABASE_URL that leads nowhere', () => {
  const url = (host: string, port: number) => `postgresql://colonnade:hush-hush@${host}:${port}/cloud`
  const refuse = async (env: Record<string, string>, said: RegExp) => {
    const ended = await start(env)
    expectOneLine(ended, said)
    expect(ended.stderr).not.toContain('hush')
  }

  it('says that nothing listens there', async () => {
    await refuse({ DATABASE_URL: url('127.0.0.1', 1) }, /database cloud at 127\.0\.0\.1:1 \(DATABASE_URL\) can't be reached \(ECONNREFUSED\)/)
  })

  it('says that there is no such host', async () => {
    await refuse({ DATABASE_URL: url('no-such-host.invalid', 5432) }, /no-such-host\.invalid:5432 \(DATABASE_URL\) can't be reached/)
  })

  it('says that what listens there is no PostgreSQL', async () => {
    const closing = await listen((socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).on('error', () => {}))
    await refuse({ DATABASE_URL: url('127.0.0.1', closing) }, /\(DATABASE_URL\) (can't be (used|reached)|doesn't answer)/)
  })

  it('says that it does not answer', async () => {
    const silent = await listen()
    await refuse({ DATABASE_URL: url('127.0.0.1', silent) }, /\(DATABASE_URL\) doesn't answer/)
  })
})

describe('a data folder', () => {
  let data: string
  beforeAll(() => { data = fresh() })

  it('that another process has open is left alone', async () => {
    const server = await startServer({ dataDir: data })
    try {
      expectOneLine(await start({ DATA_DIR: data }), new RegExp(`data folder is in use by process ${server.pid} .*stop that one first`))
      const again = await server.client().query('platform.status.get').catch((e: Error) => e.message)
      expect(again).toBeDefined()
    } finally {
      await server.close()
    }
  }, 120_000)

  it('that was used by a newer version is left alone', async () => {
    const { openDatabase } = await import('@colonnade/db')
    const database = await openDatabase({ dataDir: join(data, 'pg') })
    await database.close()
    const { PGlite } = await import('@electric-sql/pglite')
    const lite = await PGlite.create({ dataDir: join(data, 'pg') })
    await lite.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ('x', 'x', '29990101000000_tomorrow', now(), 1)`)
    await lite.close()
    expectOneLine(await start({ DATA_DIR: data }), /newer version.*29990101000000_tomorrow/)
  }, 120_000)
})
