import { aTenant, openWorld, realDatabaseUrl, type Person, type World } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exactStatement, nearestStatement, textStatement } from './knowledge/statements.ts'

describe.runIf(realDatabaseUrl)('knowledge on a real PostgreSQL', () => {
  let world: World, owner: Person, baseId: string
  beforeAll(async () => {
    world = await openWorld({ real: true })
    owner = await aTenant(world)
    await world.database.transaction({ role: 'colonnade_operator', tenantId: '00000000-0000-0000-0000-000000000000' }, (tx) => tx.tenant.updateMany({ where: { id: owner.tenantId }, data: { maxKnowledgeBases: 3 } }))
    baseId = (await owner.api.ai.knowledgeBase.create({ name: 'Base' })).id
    await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: baseId, text: '# Pumps\n\n## Noise\n\nThe outdoor unit of the HP-7 makes 48 decibels.\n\n## 噪声\n\n室外机的噪声为四十八分贝。\n' })
    await world.settle()
  })
  afterAll(() => world?.close())

  it('indexes and finds by vectors and words, English and Chinese', async () => {
    for (const [query, words] of [['How many decibels?', '48 decibels'], ['室外机的噪声是多少', '四十八分贝']]) {
      const { hits } = await owner.api.ai.knowledge.search({ knowledgeBaseIds: [baseId], query: query! })
      expect(hits[0]).toMatchObject({ vectorRank: 1, textRank: 1 })
      expect(hits[0]!.content).toContain(words)
    }
  })

  it('reads one partition, the tenant’s', async () => {
    const zero = `[${new Array(1536).fill(0).join(',')}]`
    const candidates = { tenantId: owner.tenantId, baseIds: [baseId], documentIds: null, goneIds: [], limit: 10 }
    const { text, values } = exactStatement(candidates, zero.replace('0', '1'), 'local-hash-1')
    for (let i = 0; i < 8; i++) await owner.ctx.sql(text, values) // a prepared statement's plan may change after five
    const plan = JSON.stringify(await owner.ctx.sql(`EXPLAIN ${text}`, values))
    expect(new Set(plan.match(/knowledge_chunks_p\d\d/g))).toHaveProperty('size', 1)
    for (const s of [nearestStatement(candidates, zero.replace('0', '1'), 'local-hash-1'), textStatement(candidates, { needed: `'decibel'`, words: `'decibel'` })]) {
      expect((await owner.ctx.sql(s.text, s.values)).length).toBeGreaterThan(0)
    }
  })

  it('lets no two take the last base the plan allows', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => owner.api.ai.knowledgeBase.create({ name: `Race ${i}` })))
    expect(asked.filter((a) => a.status === 'fulfilled')).toHaveLength(2)
    expect((await owner.api.ai.knowledgeBase.list({})).items).toHaveLength(3)
  })

  it('indexes two documents of one base at a time and counts both', async () => {
    const text = (n: number) => Array.from({ length: 80 }, (_, i) => `# Part ${i}\n\n${`Machine ${n} has part ${i}, kept on shelf ${i * 3}. `.repeat(8)}`).join('\n\n')
    await Promise.all([1, 2].map((n) => owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: baseId, text: text(n) })))
    await world.settle()
    const base = await owner.api.ai.knowledgeBase.get({ id: baseId })
    const [row] = await owner.ctx.sql<{ count: number }>('SELECT count(*)::int AS count FROM knowledge_chunks')
    expect([base.documentCount, base.chunkCount]).toEqual([3, row!.count])
  })
})
