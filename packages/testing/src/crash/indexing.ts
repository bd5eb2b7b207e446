import { openDatabase, type DatabaseOptions } from '@colonnade/db'
import type { HttpClient } from '../http-client.ts'
import type { ServerProcess } from '../server-process.ts'
import { jobsAtRest, killDuring } from './kill.ts'
import { seeded } from './random.ts'
import type { CrashReport } from './import.ts'

/** How often, from which seed, and with how many paragraphs per document. */
export interface IndexingPlan { rounds: number; seed: number; paragraphs: number }

interface Document { id: string; title: string; status: string; chunkCount: number }
interface Base { id: string; documentCount: number; chunkCount: number }

const SUBJECTS = ['colonnade', 'corridor', 'archive', 'harbour', 'lantern', 'orchard', 'quarry', 'turbine', 'viaduct', 'weaver']

// Every document says something else, and all are cut into as many passages.
function textOf(round: number, paragraphs: number): string {
  return Array.from({ length: paragraphs }, (_, i) => `Section ${String(i).padStart(4, '0')} of report ${String(round).padStart(4, '0')}. ${SUBJECTS.map((s, j) => `The ${s} was measured at ${1000 + ((i * 37 + j * 11) % 9000)} units and left as it was.`).join(' ')}`).join('\n\n')
}

async function addDocument(client: HttpClient, knowledgeBaseId: string, round: number, paragraphs: number): Promise<{ jobId: string }> {
  return client.mutate('ai.knowledgeDocument.add', { knowledgeBaseId, title: `report ${round}`, text: textOf(round, paragraphs) })
}

const documentsOf = async (client: HttpClient, base: string) => (await client.query<{ items: Document[] }>('ai.knowledgeDocument.list', { filter: [{ field: 'knowledgeBaseId', value: base }], limit: 500 })).items

function compare(documents: Document[], base: Base, round: number, answered: boolean, expected: number): string[] {
  const own = documents.filter((d) => d.title === `report ${round}`)
  const chunks = documents.reduce((sum, d) => sum + d.chunkCount, 0)
  const wrong: string[] = []
  if (own.length > 1 || (own.length === 0 && answered)) wrong.push(`${own.length} documents; the call was ${answered ? '' : 'not '}answered`)
  if (own[0] && (own[0].status !== 'completed' || own[0].chunkCount !== expected)) wrong.push(`${JSON.stringify(own[0])} instead of ${expected} passages, completed`)
  if (base.documentCount !== documents.length || base.chunkCount !== chunks) wrong.push(`the base counts ${base.documentCount} documents and ${base.chunkCount} passages for ${documents.length} and ${chunks}`)
  return wrong
}

/** Has documents indexed again and again while the server is killed; what must hold after each is checked through the API. */
export async function crashIndexing(server: ServerProcess, client: HttpClient, plan: IndexingPlan): Promise<CrashReport & { passages: number }> {
  const random = seeded(plan.seed)
  const { id: base } = await client.mutate<{ id: string }>('ai.knowledgeBase.create', { name: `crash ${plan.seed}` })
  await jobsAtRest(client)
  const began = Date.now()
  await addDocument(client, base, 0, plan.paragraphs)
  await jobsAtRest(client)
  const span = Date.now() - began
  const expected = (await documentsOf(client, base))[0]!.chunkCount
  const report = { wrong: [] as string[], kills: 0, whole: 0, none: 0, repeated: 0, passages: expected }
  for (let round = 1; round <= plan.rounds; round++) {
    const { answer, kills } = await killDuring(server, client, random, span * 1.1, () => addDocument(client, base, round, plan.paragraphs))
    const documents = await documentsOf(client, base)
    const wrong = compare(documents, await client.query<Base>('ai.knowledgeBase.get', { id: base }), round, answer !== null, expected)
    report.kills += kills
    if (documents.some((d) => d.title === `report ${round}`)) report.whole++
    else report.none++
    report.wrong.push(...wrong.map((w) => `round ${round} (seed ${plan.seed}): ${w}`))
  }
  return report
}

const promises: Record<string, string> = {
  'documents whose passages are not numbered from 0 without a gap': `SELECT count(*)::int AS n FROM (SELECT d.id FROM knowledge_documents d LEFT JOIN knowledge_chunks c ON c.document_id = d.id WHERE d.deleted_at IS NULL
      GROUP BY d.id, d.chunk_count HAVING count(c.id) <> d.chunk_count OR count(DISTINCT c.chunk_index) <> d.chunk_count OR min(c.chunk_index) <> 0 OR max(c.chunk_index) <> d.chunk_count - 1) x`,
  'documents with the same passage twice': `SELECT count(*)::int AS n FROM (SELECT document_id FROM knowledge_chunks GROUP BY document_id, content_hash HAVING count(*) > 1) x`,
  'bases that count otherwise than their passages': `SELECT count(*)::int AS n FROM knowledge_bases b WHERE b.chunk_count <> (SELECT count(*) FROM knowledge_chunks c WHERE c.knowledge_base_id = b.id)`,
  'jobs that did not complete': `SELECT count(*)::int AS n FROM jobs WHERE type = 'knowledge.index' AND status <> 'completed'`,
  'jobs not queued once and completed once': `SELECT count(*)::int AS n FROM (SELECT j.id FROM jobs j LEFT JOIN audit_logs a ON a.resource_id = j.id AND a.resource_type = 'job' WHERE j.type = 'knowledge.index' GROUP BY j.id HAVING count(*) FILTER (WHERE a.action = 'queued') <> 1 OR count(*) FILTER (WHERE a.action = 'completed') <> 1) x`,
  'documents made more than once': `SELECT count(*)::int AS n FROM (SELECT a.resource_id FROM audit_logs a WHERE a.resource_type = 'knowledge_document' AND a.action IN ('create', 'add') GROUP BY 1 HAVING count(*) <> 1) x`,
}

/** Reads from the tenant's rows themselves, the server stopped, whether any passage is there twice or missing. */
export async function indexedOnce(where: DatabaseOptions, tenantId: string): Promise<{ wrong: string[]; repeated: number }> {
  const database = await openDatabase({ ...where, migrate: false })
  const scope = { role: 'colonnade_app', tenantId } as const
  try {
    const wrong: string[] = []
    for (const [name, sql] of Object.entries(promises)) {
      const [row] = await database.query<{ n: number }>(scope, sql)
      if (row!.n) wrong.push(`${row!.n} ${name}`)
    }
    const [again] = await database.query<{ n: number }>(scope, `SELECT count(*)::int AS n FROM jobs WHERE type = 'knowledge.index' AND attempt > 1`)
    return { wrong, repeated: again!.n }
  } finally {
    await database.close()
  }
}
