// What the benchmarks over HTTP share: a database of their own, a server process, somebody with a token.
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const here = dirname(fileURLToPath(import.meta.url))
const PROVIDER = '00000000-0000-0000-0000-000000000000'
const children: ChildProcess[] = []

/** Runs statements as the database's owner, one after the other. */
export async function sql(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try { for (const s of statements) await client.query(s) } finally { await client.end() }
}

/** Starts a server program and waits until it answers. */
export async function serve(file: string, port: number, env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, ['--import', join(here, '../../../tools/lib/own-sources.mjs'), '--disable-warning=ExperimentalWarning', join(here, file)], { env: { ...process.env, PORT: String(port), DATABASE_POOL: '4', ...env }, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  const url = `http://127.0.0.1:${port}`
  for (let i = 0; i < 600; i++) {
    if (await fetch(`${url}/healthz`).then(() => true, () => false)) return url
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${file} did not start`)
}

/** Adds an operator with every permission and gives the token's text. */
export async function operatorToken(url: string): Promise<string> {
  const [user, role, token] = [randomUUID(), randomUUID(), `cln_bench${randomUUID()}`]
  const hash = createHash('sha256').update(token).digest('hex')
  await sql(url,
    `INSERT INTO users (id, tenant_id, username, email) VALUES ('${user}', '${PROVIDER}', 'bench', 'bench@bench.test')`,
    `INSERT INTO roles (id, tenant_id, name, code) VALUES ('${role}', '${PROVIDER}', 'bench', 'bench')`,
    `INSERT INTO user_roles (id, tenant_id, user_id, role_id) VALUES (gen_random_uuid(), '${PROVIDER}', '${user}', '${role}')`,
    `INSERT INTO role_permissions (id, tenant_id, role_id, permission_id) SELECT gen_random_uuid(), '${PROVIDER}', '${role}', id FROM permissions`,
    `INSERT INTO api_tokens (id, tenant_id, user_id, name, token_hash, prefix, permissions) SELECT gen_random_uuid(), '${PROVIDER}', '${user}', 'bench', '${hash}', 'cln_', array_agg(resource || ':' || action) FROM permissions`)
  return token
}

/** Runs a benchmark in a database and a data folder of its own; both go afterwards. */
export async function inOwnDatabase(base: string, work: (url: string, dataDir: string) => Promise<void>): Promise<void> {
  const name = `colonnade_bench_${process.pid}`
  const dataDir = mkdtempSync(join(tmpdir(), 'colonnade-bench-'))
  await sql(base, `CREATE DATABASE ${name}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  try {
    await work(url.href, dataDir)
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await sql(base, `DROP DATABASE ${name} WITH (FORCE)`)
    rmSync(dataDir, { recursive: true, force: true })
  }
}
