// What the tenant scope, tRPC and the kernel cost: list of 50 of 200,000 rows in 20 tenants, and a query that reads nothing, against Fastify + pg alone.
import { createHash, randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { inOwnDatabase, serve, sql } from './bench-server.ts'

const base = process.env['DATABASE_URL_TEST']
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)

interface Tenant { id: string; token: string }

async function fill(url: string): Promise<Tenant[]> {
  const tenants: Tenant[] = []
  for (let i = 0; i < 20; i++) {
    const [id, user, role, token] = [randomUUID(), randomUUID(), randomUUID(), `cln_bench${i}${randomUUID()}`]
    const hash = createHash('sha256').update(token).digest('hex')
    await sql(url,
      `INSERT INTO tenants (id, name, slug) VALUES ('${id}', 'T${i}', 't-${i}')`,
      `INSERT INTO users (id, tenant_id, username, email) VALUES ('${user}', '${id}', 'u${i}', 'u${i}@bench.test')`,
      `INSERT INTO roles (id, tenant_id, name, code) VALUES ('${role}', '${id}', 'bench', 'bench')`,
      `INSERT INTO user_roles (id, tenant_id, user_id, role_id) VALUES (gen_random_uuid(), '${id}', '${user}', '${role}')`,
      `INSERT INTO role_permissions (id, tenant_id, role_id, permission_id) SELECT gen_random_uuid(), '${id}', '${role}', id FROM permissions`,
      `INSERT INTO api_tokens (id, tenant_id, user_id, name, token_hash, prefix, permissions) SELECT gen_random_uuid(), '${id}', '${user}', 'bench', '${hash}', 'cln_', array_agg(resource || ':' || action) FROM permissions`,
      `INSERT INTO jobs (id, tenant_id, type, status, payload, result) SELECT gen_random_uuid(), '${id}', 'bench', 'completed', '{}', '{"done": 10}' FROM generate_series(1, 10000)`)
    tenants.push({ id, token })
  }
  await sql(url, 'ANALYZE')
  return tenants
}

function load(url: string, path: string, requests: Record<string, string>[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const run = autocannon({ url, connections: 50, duration: SECONDS, requests: requests.map((headers) => ({ method: 'GET' as const, path, headers })) }, (error, result) => {
      if (error) reject(error)
      else if (result.non2xx) reject(new Error(`${url}${path}: ${result.non2xx} answers were no success`))
      else resolve(result['2xx'] / result.duration)
    })
    run.on('error', reject)
  })
}

const figure = (name: string, value: number, floor: number | null, ratio: number | null) => console.log(JSON.stringify({ name, value: Math.round(value), unit: 'requests/s', floor, ratio: ratio === null ? null : Number(ratio.toFixed(3)) }))

async function main(url: string, dataDir: string): Promise<void> {
  const own = { DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'silent', DATABASE_POOL: '16' }
  const api = await serve('../src/main.ts', 4701, own)
  const tenants = await fill(url)
  const raw = await serve('raw-server.ts', 4702, own)
  const bearer = tenants.map((t) => ({ authorization: `Bearer ${t.token}` }))
  const plain = tenants.map((t) => ({ 'x-tenant': t.id }))
  const best = { raw: 0, list: 0, rawNothing: 0, nothing: 0 }
  for (let round = 0; round < 3; round++) {
    best.raw = Math.max(best.raw, await load(raw, '/list', plain))
    best.list = Math.max(best.list, await load(api, `/trpc/platform.job.list?input=${encodeURIComponent('{}')}`, bearer))
    best.rawNothing = Math.max(best.rawNothing, await load(raw, '/nothing', plain))
    best.nothing = Math.max(best.nothing, await load(api, '/trpc/platform.status.ping', [{}]))
  }
  figure('list 50 of 200,000 rows, Fastify + pg, no row-level security', best.raw, null, null)
  figure('list 50 of 200,000 rows, through tRPC under row-level security', best.list, 0.45, best.list / best.raw)
  figure('answer without a query, Fastify alone', best.rawNothing, null, null)
  figure('trivial query, through tRPC', best.nothing, 0.2, best.nothing / best.rawNothing)
}

if (!base) console.error('list.bench.ts needs a real PostgreSQL: DATABASE_URL_TEST')
else {
  await inOwnDatabase(base, main)
  process.exit(0)
}
