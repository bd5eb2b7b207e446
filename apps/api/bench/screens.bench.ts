// The datacenter's screens over 100,000 hosts and 300,000 machines on PostgreSQL: what one request takes at the API, and the same SQL sent by pg alone in the same run.
import { fillServer } from '@colonnade/testing'
import pg from 'pg'
import { inOwnDatabase, operatorToken, serve } from './bench-server.ts'
import { cases, type ScreenCase } from './screens.cases.ts'

const base = process.env['DATABASE_URL_TEST']
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 40)
const SIZE = { racks: 2500, groups: 100, hosts: Number(process.env['BENCH_HOSTS'] ?? 100_000), vms: Number(process.env['BENCH_VMS'] ?? 300_000), tenants: 50 }
/** What a screen may take, in ms. */
const BUDGET = 150

const quantile = (sorted: number[], q: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * q) - 1)]!

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function measure(api: string, token: string, floor: pg.Client, one: ScreenCase): Promise<void> {
  const url = `${api}/trpc/${one.path}?input=${encodeURIComponent(JSON.stringify(one.input))}`
  const ask = async () => {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    if (!answer.ok) throw new Error(`${one.name}: ${answer.status} ${await answer.text()}`)
    await answer.json()
  }
  const [there, bare]: [number[], number[]] = [[], []]
  await ask()
  // alternating, so that whatever else the machine does slows both
  for (let i = 0; i < ROUNDS; i++) {
    there.push(await timed(ask))
    if (one.raw) bare.push(await timed(() => floor.query(one.raw!)))
  }
  const [a, b] = [there.toSorted((x, y) => x - y), bare.toSorted((x, y) => x - y)]
  const ms = (n: number) => Number(n.toFixed(1))
  const p95 = quantile(a, 0.95)
  const against = one.raw ? `; the SQL alone ${ms(quantile(b, 0.5))} ms, ratio ${(quantile(b, 0.5) / quantile(a, 0.5)).toFixed(2)}` : ''
  console.log(JSON.stringify({ name: `${one.name}: p50 ${ms(quantile(a, 0.5))} ms, p95 in the column${against}`, value: ms(p95), unit: 'ms', floor: 1, ratio: Number((BUDGET / p95).toFixed(2)) }))
}

async function main(url: string, dataDir: string): Promise<void> {
  const api = await serve('../src/main.ts', Number(process.env['BENCH_PORT'] ?? 4703), { DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const token = await operatorToken(url)
  console.error(`${SIZE.hosts} hosts and ${SIZE.vms} machines are written …`)
  await fillServer(url, SIZE)
  const floor = new pg.Client({ connectionString: url })
  await floor.connect()
  for (const one of cases) await measure(api, token, floor, one)
  await floor.end()
}

if (!base) console.error('screens.bench.ts needs a real PostgreSQL: DATABASE_URL_TEST')
else {
  await inOwnDatabase(base, main)
  process.exit(0)
}
