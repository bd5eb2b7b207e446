/**
 * Retrieval over 100,000 passages: recall@10 and time through the API (HTTP, token, tRPC, tenant scope), for tenants that own 0.1, 1, 10 and 50 % of them, against the same SQL by hand.
 * Prints a line of JSON per figure: {"name","value","unit","floor","ratio"}. Needs a real PostgreSQL with pgvector (DATABASE_URL_TEST); without it says so and ends.
 */
import { createHash, randomUUID } from 'node:crypto'
import { Agent, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import cookie from '@fastify/cookie'
import { AccessCache } from '@colonnade/trpc'
import { aTenant, openWorld, realDatabaseUrl, type Person, type World } from '@colonnade/testing'
import Fastify from 'fastify'
import pg from 'pg'
import type { House } from '../src/compose.ts'
import { trpc } from '../src/trpc.ts'
import { createAiDrivers } from '@colonnade/trpc/domains/ai/gateway/drivers'
import { EXACT_BELOW } from '@colonnade/trpc/domains/ai/knowledge/find'
import { detailStatement, exactStatement, nearestStatement, textStatement } from '@colonnade/trpc/domains/ai/knowledge/statements'
import { fuseRanks, recallAt } from '@colonnade/trpc/domains/ai/retrieval/fuse'
import { questionWords } from '@colonnade/trpc/domains/ai/knowledge/common-words'

const TOTAL = Number(process.env['BENCH_CHUNKS'] ?? 100_000)
const SHARES = [0.1, 1, 10, 50]
const [DIMENSIONS, EFFECTIVE] = [1536, 384]
const [CENTRES, NOISES, TEXTS, VOCABULARY, WORDS] = [400, 4_000, 2_000, 5_000, 60]
const QUERIES = Number(process.env['BENCH_QUERIES'] ?? 60)
const POOL = 40

const note = (text: string) => console.error(`  ${text}`)
const figure = (name: string, value: number, unit: string, floor: number | null = null, ratio: number | null = null) =>
  console.log(JSON.stringify({ name, value: Number(value.toPrecision(4)), unit, floor, ratio: ratio === null ? null : Number(ratio.toFixed(3)) }))

/** Numbers in 0..1 that are the same on every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
const roll = dice(7)
const gauss = () => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll())
const direction = (length: number) => {
  const v = Array.from({ length: EFFECTIVE }, gauss)
  const norm = Math.hypot(...v)
  return v.map((x) => (x * length) / norm)
}
const zeros = `,${new Array(DIMENSIONS - EFFECTIVE).fill('0').join(',')}]`
const text = (v: number[]) => `[${v.map((x) => x.toFixed(5)).join(',')}${zeros}`

// Word n is asked for as often as 1/n says: few words in nearly every passage, most in a handful.
const zipf = () => `word${Math.floor(VOCABULARY ** roll())}`
const tsvector = (words: string[]) => [...Map.groupBy(words.map((word, at) => ({ word, at: at + 1 })), (w) => w.word)].map(([word, list]) => `'${word}':${list.map((l) => l.at).join(',')}`).join(' ')

interface Owner extends Person { baseId: string; chunks: number; token: string }

async function tokenFor(client: pg.Client, { tenantId, userId }: Person): Promise<string> {
  const token = `cln_${randomUUID()}`
  await client.query(`INSERT INTO api_tokens (id, tenant_id, user_id, name, token_hash, prefix, permissions) VALUES (gen_random_uuid(), $1, $2, 'bench', $3, 'cln_', '{knowledge:search}')`, [tenantId, userId, createHash('sha256').update(token).digest('hex')])
  return token
}

async function fill(world: World, client: pg.Client): Promise<Owner[]> {
  const sizes = SHARES.map((share) => (TOTAL * share) / 100)
  const rest = TOTAL - sizes.reduce((a, b) => a + b, 0)
  const others = Array.from({ length: 20 }, () => Math.floor(rest / 20))
  const owners: Owner[] = []
  for (const chunks of [...sizes, ...others]) {
    const person = await aTenant(world)
    const { id } = await person.api.ai.knowledgeBase.create({ name: 'Bench' })
    owners.push({ ...person, baseId: id, chunks, token: await tokenFor(client, person) })
  }
  note(`loading ${TOTAL} passages`)
  await client.query(`CREATE TEMP TABLE centres (n serial, v vector(1536)); CREATE TEMP TABLE noises (n serial, v vector(1536)); CREATE TEMP TABLE texts (n serial, t text, v tsvector);
    SET session_replication_role = replica; DROP INDEX knowledge_chunks_embedding_idx, knowledge_chunks_search_idx`)
  const send = async (table: string, count: number, length: number) => {
    for (let at = 0; at < count; at += 500) await client.query(`INSERT INTO ${table} (v) SELECT x::vector FROM unnest($1::text[]) x`, [Array.from({ length: Math.min(500, count - at) }, () => text(direction(length)))])
  }
  await send('centres', CENTRES, 1)
  await send('noises', NOISES, 0.75)
  const contents = Array.from({ length: TEXTS }, () => Array.from({ length: WORDS }, zipf))
  await client.query('INSERT INTO texts (t, v) SELECT t, v::tsvector FROM unnest($1::text[], $2::text[]) x(t, v)', [contents.map((c) => c.join(' ')), contents.map(tsvector)])
  await client.query('CREATE INDEX ON centres (n); CREATE INDEX ON noises (n); CREATE INDEX ON texts (n); ANALYZE centres, noises, texts')
  for (const { tenantId, baseId, chunks } of owners) {
    await client.query(`INSERT INTO knowledge_documents (id, tenant_id, knowledge_base_id, source_type, title, status, chunk_count) VALUES ($1, $2, $1, 'text', 'Bench', 'completed', $3)`, [baseId, tenantId, chunks])
    await client.query('UPDATE knowledge_bases SET document_count = 1, chunk_count = $2 WHERE id = $1', [baseId, chunks])
    await client.query(
      `INSERT INTO knowledge_chunks (id, tenant_id, knowledge_base_id, document_id, chunk_index, content, content_hash, tokens, embedding, embedding_model, search_vector, metadata)
       SELECT gen_random_uuid(), $1, $2, $2, i, a.t, '', 60, l2_normalize(c.v + x.v + y.v), 'bench', a.v || b.v, '{"page": 1, "headingTrail": ["Bench"]}'
       FROM (SELECT i, 1 + floor(random() * $4)::int AS c, 1 + floor(random() * $5)::int AS x, 1 + floor(random() * $5)::int AS y, 1 + floor(random() * $6)::int AS a, 1 + floor(random() * $6)::int AS b FROM generate_series(0, $3::int - 1) i) r
       JOIN centres c ON c.n = r.c JOIN noises x ON x.n = r.x JOIN noises y ON y.n = r.y JOIN texts a ON a.n = r.a JOIN texts b ON b.n = r.b`,
      [tenantId, baseId, chunks, CENTRES, NOISES, TEXTS])
  }
  return owners
}

async function buildIndexes(client: pg.Client): Promise<void> {
  note('building the indexes')
  const started = performance.now()
  await client.query(`SET session_replication_role = DEFAULT; SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 2`)
  await client.query('CREATE INDEX knowledge_chunks_search_idx ON knowledge_chunks USING GIN (search_vector)')
  await client.query('CREATE INDEX knowledge_chunks_embedding_idx ON knowledge_chunks USING hnsw ((embedding::halfvec(1536)) halfvec_cosine_ops)')
  await client.query('ANALYZE knowledge_chunks; ANALYZE knowledge_documents; ANALYZE knowledge_bases')
  figure('retrieval.index_build', (performance.now() - started) / 1000, 's')
}

/** The vector the next search will be given for its question: the clock runs for retrieval, not for a model. */
let asked: number[] = []

function serve(world: World): World['services'] {
  const drivers = createAiDrivers()
  const driver = { id: 'bench', model: 'bench', dimensions: DIMENSIONS, local: true, embed: async () => ({ vectors: [[...asked, ...new Array<number>(DIMENSIONS - EFFECTIVE).fill(0)]], tokens: 8 }) }
  return Object.assign(world.services, { drivers: { ...world.services.drivers, ai: { ...drivers, embedding: (m: { name: string }) => (m.name === 'local-embedding' ? driver : null) } } })
}

interface Question { vector: number[]; words: string }
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

async function questions(client: pg.Client, count: number): Promise<Question[]> {
  const { rows } = await client.query<{ v: string }>('SELECT c.v::text AS v FROM centres c ORDER BY random() LIMIT $1', [count])
  return Array.from({ length: count }, (_, i) => {
    const centre = (JSON.parse(rows[i % rows.length]!.v) as number[]).slice(0, EFFECTIVE)
    const [x, y] = [direction(0.75), direction(0.75)]
    return { vector: centre.map((c, at) => c + x[at]! + y[at]!), words: Array.from({ length: 4 }, zipf).join(' ') }
  })
}

/** The same statements on a pool of one's own, without tRPC, kernel or row-level security. */
function byHand(url: string, owner: Owner): { run(q: Question): Promise<string[]>; exact(q: Question): Promise<string[]>; end(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 4, options: `-c app.tenant_id=${owner.tenantId}` })
  pool.on('error', () => {})
  const query = async (s: { text: string; values: unknown[] }) => (await pool.query({ name: createHash('sha1').update(s.text).digest('hex'), ...s })).rows as { id: string; score: number }[]
  const candidates = (limit: number) => ({ tenantId: owner.tenantId, baseIds: [owner.baseId], documentIds: null, goneIds: [], limit })
  return {
    async run({ vector, words }) {
      const asked = (await questionWords(owner.ctx, { baseIds: [owner.baseId], chunks: owner.chunks }, words))!
      const [found, said] = await Promise.all([query((owner.chunks < EXACT_BELOW ? exactStatement : nearestStatement)(candidates(POOL), text(vector), 'bench')), query(textStatement(candidates(POOL), asked))])
      const ids = fuseRanks(found, said).slice(0, 10).map((f) => f.id)
      await query(detailStatement(owner.tenantId, ids, [{ model: 'bench', vector: text(vector) }], asked.words))
      return ids
    },
    exact: async ({ vector }) => (await query(exactStatement(candidates(10), text(vector), 'bench'))).map((r) => r.id),
    end: () => pool.end(),
  }
}

const agent = new Agent({ keepAlive: true })
function call(url: string, token: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
    const parts: Buffer[] = []
    response.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const text = Buffer.concat(parts).toString()
      if (response.statusCode === 200) resolve(JSON.parse(text))
      else reject(new Error(text))
    })
  }).on('error', reject)
  return promise
}

async function measure(url: string, client: pg.Client, owner: Owner, api: string, share: number): Promise<void> {
  const hand = byHand(url, owner)
  const search = async (q: Question, query: string) => {
    asked = q.vector
    const input = encodeURIComponent(JSON.stringify({ knowledgeBaseIds: [owner.baseId], query, topK: 10 }))
    const body = (await call(`${api}/trpc/ai.knowledge.search?input=${input}`, owner.token)) as { result: { data: { hits: { chunkId: string }[]; method: string } } }
    return { ids: body.result.data.hits.map((h) => h.chunkId), method: body.result.data.method }
  }
  const list = await questions(client, QUERIES)
  const [recalls, ours, theirs]: number[][] = [[], [], []]
  let method = ''
  for (const q of list) {
    const found = await search(q, '?')
    method = found.method
    recalls!.push(recallAt(10, found.ids, await hand.exact(q)))
  }
  for (const q of list.slice(0, 30)) { await search(q, q.words); await hand.run(q) }
  for (const [i, q] of [...list, ...list].entries()) {
    const turns = [async () => search(q, q.words), async () => hand.run(q)]
    const order = i % 2 ? [0, 1] : [1, 0]
    for (const turn of order) {
      const started = performance.now()
      await turns[turn]!()
      ;(turn === 0 ? ours : theirs)!.push(performance.now() - started)
    }
  }
  await hand.end()
  const recall = recalls!.reduce((a, b) => a + b, 0) / recalls!.length
  figure(`retrieval.${share}%.recall@10 (${method})`, recall, 'share', 0.95, recall)
  figure(`retrieval.${share}%.by_hand`, median(theirs!), 'ms')
  figure(`retrieval.${share}%.through_the_api`, median(ours!), 'ms', 0.667, median(theirs!) / median(ours!))
}

async function main(): Promise<void> {
  const world = await openWorld({ real: true, poolMax: 8 })
  try {
    const services = serve(world)
    const [{ url }] = await world.database.query<{ url: string }>({ role: 'colonnade_system', tenantId: null }, 'SELECT current_database() AS url') as [{ url: string }]
    const own = new URL(realDatabaseUrl!)
    own.pathname = `/${url}`
    const client = new pg.Client({ connectionString: own.href })
    client.on('error', () => {}) // its end, when the database is dropped under it
    await client.connect()
    const owners = await fill(world, client)
    await buildIndexes(client)
    const access = new AccessCache()
    const forget = await access.start(services)
    const app = Fastify()
    await app.register(cookie)
    await app.register(trpc, { house: { services, access } as House })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const api = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    for (const [i, share] of SHARES.entries()) await measure(own.href, client, owners[i]!, api, share)
    agent.destroy()
    await app.close()
    await forget()
    if (process.env['BENCH_TUNE']) await tune(client, owners)
    await client.end()
  } finally {
    await world.close()
  }
}

/** With BENCH_TUNE=1: what the constants were chosen by. Time and recall of the vector statement alone, exact and through the index at several widths. */
async function tune(client: pg.Client, owners: Owner[]): Promise<void> {
  const list = await questions(client, 40)
  for (const owner of owners.slice(0, 6)) {
    await client.query(`SELECT set_config('app.tenant_id', $1, false)`, [owner.tenantId])
    const candidates = { tenantId: owner.tenantId, baseIds: [owner.baseId], documentIds: null, goneIds: [], limit: POOL }
    const truth: string[][] = []
    for (const ef of [0, 40, 64, 100, 160, 240]) {
      if (ef) await client.query(`ALTER FUNCTION colonnade_nearest(uuid[], uuid[], uuid[], int, int, text, halfvec, int) SET hnsw.ef_search = ${ef}`)
      const [times, recalls]: number[][] = [[], []]
      for (const [i, q] of list.entries()) {
        const started = performance.now()
        const ids = (await client.query<{ id: string }>((ef ? nearestStatement : exactStatement)(candidates, text(q.vector), 'bench'))).rows.map((r) => r.id)
        times!.push(performance.now() - started)
        if (ef === 0) truth.push(ids)
        else recalls!.push(recallAt(10, ids, truth[i]!))
      }
      note(`${owner.chunks} chunks, ${ef ? `ef_search ${ef}` : 'exact'}: median ${median(times!).toFixed(2)} ms${ef ? `, recall@10 ${(recalls!.reduce((a, b) => a + b, 0) / recalls!.length).toFixed(3)}` : ''}`)
    }
  }
}

if (realDatabaseUrl) await main()
else console.log('retrieval.bench: skipped, it needs a real PostgreSQL: set DATABASE_URL_TEST')
