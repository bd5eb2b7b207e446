import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aTenant, errorOf, openWorld, withPermissions, type Person, type World } from '@colonnade/testing'
import type { EmbeddingDriver } from '../../drivers/embedding/driver.ts'
import { createLocalEmbedding } from '../../drivers/embedding/local.ts'
import { createAiDrivers } from './gateway/drivers.ts'
import { flushLedger } from './gateway/ledger.ts'

const PUMPS = `# Heat pumps\n\n## How they work\n\nA heat pump moves heat from a cold place to a warm one. Its compressor raises the temperature of the refrigerant.\n\n## Noise\n\nThe outdoor unit of model HP-7 makes 48 decibels at three metres.\n`
const DUCKS = '# 鸭子\n\n鸭子的羽毛由尾脂腺分泌的油脂防水。\n\n成年鸭子每年换羽一次，换羽期间约有三到四个星期不能飞行。\n'

let world: World, owner: Person, other: Person
let embedded: string[] = []
let failAfter = Infinity

// The local embedding, watched: which texts it was given, and a fault after so many.
function watched(): EmbeddingDriver {
  const local = createLocalEmbedding()
  return {
    ...local,
    async embed(texts, options) {
      if (embedded.length + texts.length > failAfter) throw new Error('the process is gone')
      embedded.push(...texts)
      return local.embed(texts, options)
    },
  }
}

async function aBase(person = owner, name = `Base ${Math.random()}`) {
  return person.api.ai.knowledgeBase.create({ name })
}

const allowBases = (id: string, maxKnowledgeBases: number) =>
  world.database.transaction({ role: 'colonnade_operator', tenantId: '00000000-0000-0000-0000-000000000000' }, (tx) => tx.tenant.updateMany({ where: { id }, data: { maxKnowledgeBases } }))

async function counters(baseId: string) {
  const [row] = await owner.ctx.sql<Record<string, number>>(
    `SELECT b.document_count AS documents, b.chunk_count AS chunks,
      (SELECT count(*)::int FROM knowledge_documents d WHERE d.knowledge_base_id = b.id AND d.deleted_at IS NULL) AS "realDocuments",
      (SELECT count(*)::int FROM knowledge_chunks c JOIN knowledge_documents d ON d.id = c.document_id WHERE c.knowledge_base_id = b.id AND d.deleted_at IS NULL) AS "realChunks",
      (SELECT coalesce(sum(d.chunk_count), 0)::int FROM knowledge_documents d WHERE d.knowledge_base_id = b.id AND d.deleted_at IS NULL) AS "summedChunks"
     FROM knowledge_bases b WHERE b.id = $1::uuid`, [baseId])
  return row!
}

async function expectCounters(baseId: string, documents: number) {
  const c = await counters(baseId)
  expect([c['documents'], c['realDocuments'], c['chunks'], c['summedChunks']]).toEqual([documents, documents, c['realChunks'], c['realChunks']])
  return c['chunks']!
}

beforeAll(async () => {
  world = await openWorld()
  const drivers = createAiDrivers()
  const embedding = watched()
  world.services.drivers['ai'] = { ...drivers, embedding: (m: Parameters<typeof drivers.embedding>[0]) => (m.name === 'local-embedding' ? embedding : drivers.embedding(m)) }
  owner = await aTenant(world)
  other = await aTenant(world)
  await allowBases(owner.tenantId, 50)
  await allowBases(other.tenantId, 50)
}, 120_000)
afterAll(() => world?.close())

describe('adding and indexing', () => {
  it('regression: a job stopped while it waits leaves no document pending for ever', async () => {
    const base = await aBase()
    const status = async (id: string) => owner.api.ai.knowledgeDocument.get({ id })
    const waiting = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: '# Stopped in the queue\n\nNobody reads this.' })
    await owner.api.platform.job.cancel({ id: waiting.jobId })
    expect(await status(waiting.document.id)).toMatchObject({ status: 'failed', errorReason: 'job_cancelled' })
    // asked to stop while its process died: the next one ends it without running it
    const orphan = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: '# Stopped in between\n\nNobody reads this either.' })
    await world.database.transaction({ role: 'colonnade_app', tenantId: owner.tenantId }, (tx) => tx.job.updateMany({ where: { id: orphan.jobId }, data: { cancelRequested: true } }))
    await world.settle()
    expect(await status(orphan.document.id)).toMatchObject({ status: 'failed', errorReason: 'job_cancelled' })
    await owner.api.ai.knowledgeDocument.retry({ id: waiting.document.id })
    await world.settle()
    expect(await status(waiting.document.id)).toMatchObject({ status: 'completed' })
  })

  it('reads, cuts and embeds a text, with progress, counters and a title', async () => {
    const base = await aBase()
    const heard: unknown[] = []
    const off = world.services.bus.tune(owner.tenantId, 'jobs', (s) => heard.push(s.data))
    const { document, jobId } = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS })
    expect(document).toMatchObject({ status: 'pending', progress: 0, sourceType: 'text', title: 'Heat pumps' })
    await world.settle()
    off()
    expect(await owner.api.ai.knowledgeDocument.get({ id: document.id })).toMatchObject({ status: 'completed', progress: 100, errorMessage: null })
    expect((await owner.api.platform.job.get({ id: jobId })).status).toBe('completed')
    expect(heard.length).toBeGreaterThan(0)
    expect(await expectCounters(base.id, 1)).toBeGreaterThan(0)
    const { items } = await owner.api.ai.knowledgeChunk.list({ documentId: document.id })
    expect(items.map((c) => c.chunkIndex)).toEqual(items.map((_, i) => i))
    expect(items[0]!.headingTrail[0]).toBe('Heat pumps')
    const passage = await owner.api.ai.knowledgeChunk.passage({ id: items[0]!.id })
    expect(passage).toMatchObject({ before: null, document: { title: 'Heat pumps', knowledgeBaseName: base.name } })
  })

  it('names the document that already holds the same content', async () => {
    const base = await aBase()
    const { document } = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS, title: 'First' })
    const error = await errorOf(owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS, title: 'Second' }))
    expect(error).toMatchObject({ code: 'CONFLICT', reason: 'document_exists', details: { documentId: document.id, title: 'First' } })
    await owner.api.ai.knowledgeDocument.remove({ ids: [document.id] })
    const again = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS, title: 'Second' })
    expect((await errorOf(owner.api.ai.knowledgeDocument.restore({ ids: [document.id] }))).reason).toBe('document_exists')
    await world.settle()
    expect((await owner.api.ai.knowledgeDocument.get({ id: again.document.id })).status).toBe('completed')
  })

  it('says why a document failed, and indexes it when retried', async () => {
    const base = await aBase()
    const { document } = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: `${PUMPS}\nretry` })
    failAfter = 0
    await world.settle()
    failAfter = Infinity
    expect(await owner.api.ai.knowledgeDocument.get({ id: document.id })).toMatchObject({ status: 'failed', errorReason: 'internal' })
    const retried = await owner.api.ai.knowledgeDocument.retry({ id: document.id })
    expect(retried.document).toMatchObject({ status: 'pending', errorMessage: null })
    expect((await errorOf(owner.api.ai.knowledgeDocument.retry({ id: document.id }))).reason).toBe('indexing_under_way')
    await world.settle()
    expect((await owner.api.ai.knowledgeDocument.get({ id: document.id })).status).toBe('completed')
  })

  it('goes on where it broke off, doubles nothing and embeds nothing twice', async () => {
    const base = await aBase()
    const text = Array.from({ length: 200 }, (_, i) => `# Section ${i}\n\n${`Pump number ${i} runs at ${i * 7} watts and is serviced in week ${i}. `.repeat(8)}`).join('\n\n')
    const { document } = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text })
    embedded = []
    failAfter = 130
    await world.settle()
    failAfter = Infinity
    const half = await expectCounters(base.id, 1)
    expect([64, 128]).toContain(half)
    await owner.api.ai.knowledgeDocument.retry({ id: document.id })
    await world.settle()
    const total = await expectCounters(base.id, 1)
    expect(total).toBeGreaterThan(half)
    expect(embedded.length).toBe(total)
    embedded = []
    await owner.api.ai.knowledgeDocument.retry({ id: document.id })
    await world.settle()
    expect(embedded).toEqual([])
    expect(await expectCounters(base.id, 1)).toBe(total)
  })

  it('keeps the counters true when documents go and come back', async () => {
    const base = await aBase()
    const { document } = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS })
    await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: DUCKS })
    await world.settle()
    const all = await expectCounters(base.id, 2)
    await owner.api.ai.knowledgeDocument.remove({ ids: [document.id] })
    expect(await expectCounters(base.id, 1)).toBeLessThan(all)
    expect((await owner.api.ai.knowledge.search({ knowledgeBaseIds: [base.id], query: 'compressor refrigerant' })).hits.map((h) => h.documentId)).not.toContain(document.id)
    await owner.api.ai.knowledgeDocument.restore({ ids: [document.id] })
    expect(await expectCounters(base.id, 2)).toBe(all)
  })

  it('refuses one base more than the plan allows, however many ask at once', async () => {
    const tenant = await aTenant(world)
    await allowBases(tenant.tenantId, 3)
    const asked = await Promise.allSettled(Array.from({ length: 5 }, (_, i) => tenant.api.ai.knowledgeBase.create({ name: `B${i}` })))
    expect(asked.filter((a) => a.status === 'fulfilled')).toHaveLength(3)
    expect((await errorOf(tenant.api.ai.knowledgeBase.create({ name: 'more' }))).reason).toBe('knowledge_base_limit')
    const { items } = await tenant.api.ai.knowledgeBase.list({})
    await tenant.api.ai.knowledgeBase.remove({ ids: [items[0]!.id] })
    await tenant.api.ai.knowledgeBase.create({ name: 'instead' })
    expect((await errorOf(tenant.api.ai.knowledgeBase.restore({ ids: [items[0]!.id] }))).reason).toBe('knowledge_base_limit')
  })

  it('changes a passage, embeds it anew and refuses a stale edit with both texts', async () => {
    const base = await aBase()
    const { document } = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS })
    await world.settle()
    const [chunk] = (await owner.api.ai.knowledgeChunk.list({ documentId: document.id })).items
    const edited = await owner.api.ai.knowledgeChunk.update({ id: chunk!.id, contentHash: chunk!.contentHash, content: 'Zeppelins float because hydrogen is light.' })
    expect(edited).toMatchObject({ edited: true, content: 'Zeppelins float because hydrogen is light.' })
    const { hits } = await owner.api.ai.knowledge.search({ knowledgeBaseIds: [base.id], query: 'zeppelin hydrogen' })
    expect(hits[0]).toMatchObject({ chunkId: chunk!.id, vectorRank: 1, textRank: 1 })
    const stale = await errorOf(owner.api.ai.knowledgeChunk.update({ id: chunk!.id, contentHash: chunk!.contentHash, content: 'Too late.' }))
    expect(stale).toMatchObject({ reason: 'stale_version', conflicts: [{ field: 'content', mine: 'Too late.', theirs: edited.content }] })
  })
})

describe('searching', () => {
  it('finds by vectors and words, in English and Chinese, with the score of each part', async () => {
    const base = await aBase()
    await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS })
    await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: DUCKS })
    await world.settle()
    const noise = await owner.api.ai.knowledge.search({ knowledgeBaseIds: [base.id], query: 'How loud is the HP-7 in decibels?' })
    expect(noise).toMatchObject({ method: 'exact', local: true, degraded: null, embeddingModels: ['local-embedding'] })
    expect(noise.hits[0]!.content).toContain('48 decibels')
    expect(noise.hits[0]).toMatchObject({ vectorRank: 1, textRank: 1, documentTitle: 'Heat pumps' })
    expect(noise.hits[0]!.vectorScore).toBeGreaterThan(0)
    expect(noise.hits[0]!.textScore).toBeGreaterThan(0)
    const moult = await owner.api.ai.knowledge.search({ knowledgeBaseIds: [base.id], query: '换羽期间多久不能飞行？', topK: 1 })
    expect(moult.hits[0]!.content).toContain('三到四个星期')
    expect((await owner.api.ai.knowledge.search({ knowledgeBaseIds: [base.id], query: 'decibels', threshold: 0.99 })).hits).toEqual([])
    const recall = await owner.api.ai.knowledge.recall({ knowledgeBaseIds: [base.id], query: 'decibels' })
    expect(recall).toMatchObject({ recall: 1, method: 'exact' })
  })

  it('notes every search and what its embedding used', async () => {
    const base = await aBase()
    await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS })
    await world.settle()
    await owner.api.ai.knowledge.search({ knowledgeBaseIds: [base.id], query: 'a question for the log' })
    await flushLedger(world.services)
    const [row] = await owner.ctx.sql<object>(`SELECT top_k, retrieved_count, trace_id FROM rag_query_logs WHERE query_text = 'a question for the log'`)
    expect(row).toMatchObject({ top_k: 10, trace_id: owner.ctx.requestId })
    const calls = await owner.api.ai.modelCall.list({ filter: [{ field: 'feature', op: 'eq', value: 'search' }] })
    expect(calls.items[0]).toMatchObject({ modelName: 'local-embedding', totalCost: '0.000000', traceId: owner.ctx.requestId, userId: owner.userId })
    const summary = await owner.api.ai.modelCall.summary({ by: 'feature', from: new Date(Date.now() - 3_600_000).toISOString() })
    expect(summary.items.map((i) => i.key).sort()).toEqual(['indexing', 'search'])
    expect(summary.total.calls).toBe(summary.items.reduce((sum, i) => sum + i.calls, 0))
    for (const by of ['model', 'user', 'day'] as const) expect((await owner.api.ai.modelCall.summary({ by, from: new Date(Date.now() - 3_600_000).toISOString(), timezone: 'Asia/Shanghai' })).items).toHaveLength(1)
    expect((await errorOf(owner.api.ai.modelCall.summary({ from: new Date().toISOString(), timezone: 'Nowhere/Land' }))).reason).toBe('unknown_timezone')
  })

  it('narrows to documents, sources and pages', async () => {
    const base = await aBase()
    const a = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS })
    await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: DUCKS })
    await world.settle()
    const search = (filter: object) => owner.api.ai.knowledge.search({ knowledgeBaseIds: [base.id], query: 'heat 鸭子', filter })
    expect(new Set((await search({ documentIds: [a.document.id] })).hits.map((h) => h.documentId))).toEqual(new Set([a.document.id]))
    expect((await search({ sourceTypes: ['url'] })).hits).toEqual([])
    expect((await search({ pageFrom: 1 })).hits).toEqual([])
    expect((await search({ sourceTypes: ['text'] })).hits.length).toBeGreaterThan(1)
  })
})

describe('other tenants', () => {
  it('sees, searches and changes nothing', async () => {
    const base = await aBase()
    const { document } = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS })
    await world.settle()
    const [chunk] = (await owner.api.ai.knowledgeChunk.list({ documentId: document.id })).items
    const api = other.api.ai
    const tries = [
      api.knowledge.search({ knowledgeBaseIds: [base.id], query: 'heat' }), api.knowledge.recall({ knowledgeBaseIds: [base.id], query: 'heat' }), api.knowledgeDocument.add({ knowledgeBaseId: base.id, text: 'mine' }),
      api.knowledgeDocument.get({ id: document.id }), api.knowledgeDocument.retry({ id: document.id }), api.knowledgeDocument.remove({ ids: [document.id] }), api.knowledgeChunk.passage({ id: chunk!.id }),
      api.knowledgeChunk.update({ id: chunk!.id, contentHash: chunk!.contentHash, content: 'theirs' }), api.knowledgeBase.get({ id: base.id }),
    ]
    for (const attempt of tries) expect((await errorOf(attempt)).code).toBe('NOT_FOUND')
    expect((await api.knowledgeChunk.list({ documentId: document.id })).items).toEqual([])
    expect(await other.ctx.sql(`SELECT * FROM colonnade_text_search(ARRAY[$1]::uuid[], NULL, NULL, NULL, NULL, 'heat'::tsquery, 'heat'::tsquery, 10)`, [base.id])).toEqual([])
    expect((await owner.ctx.sql(`SELECT * FROM colonnade_text_search(ARRAY[$1]::uuid[], NULL, NULL, NULL, NULL, 'heat'::tsquery, 'heat'::tsquery, 10)`, [base.id])).length).toBeGreaterThan(0)
  })

  it('may not use another tenant’s file, nor one without the permission', async () => {
    const kept = await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: (await aBase()).id, text: 'A file of mine.' })
    const theirBase = await aBase(other)
    expect((await errorOf(other.api.ai.knowledgeDocument.add({ knowledgeBaseId: theirBase.id, fileId: kept.document.fileId! }))).code).toBe('NOT_FOUND')
    const reader = withPermissions(world, owner, ['knowledge_documents:read', 'knowledge_bases:read'])
    expect((await errorOf(reader.api.ai.knowledgeDocument.add({ knowledgeBaseId: theirBase.id, text: 'x' }))).code).toBe('FORBIDDEN')
    expect((await errorOf(reader.api.ai.knowledge.search({ knowledgeBaseIds: [theirBase.id], query: 'x' }))).code).toBe('FORBIDDEN')
  })
})
