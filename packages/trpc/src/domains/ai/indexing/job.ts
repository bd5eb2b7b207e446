import { ContractError } from '@colonnade/contract'
import * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/crud.ts'
import { defineJob, type JobControl } from '../../../kernel/jobs.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { chunkBlocks, embeddingText, type Chunk } from '../extract/chunk.ts'
import { extractDocument } from '../extract/document.ts'
import { chooseEmbedding, type EmbeddingChoice } from '../gateway/choose.ts'
import { logCallInTx } from '../gateway/log-call.ts'
import { readFile } from '../upload/store-file.ts'
import { planIndexing, type ChunkWork, type StoredChunk } from './plan.ts'
import { dropLeftovers, insertChunks, moveAside, replaceChunks, type ChunkOwner } from './write-chunks.ts'

/** Passages written per transaction: one request to an embedding provider, and a transaction an embedded database is done with in some 100 ms. */
const BATCH = 64
/** Shares of the progress bar: reading the file, then writing passages; the rest is the end. */
const [READ, WRITTEN] = [10, 98]

interface Payload { documentId: string; titled: boolean }
interface Task extends ChunkOwner { ctx: ServiceCtx; control: JobControl; model: EmbeddingChoice; titled: boolean }

function gone(): ContractError {
  return new ContractError('PRECONDITION_FAILED', 'document_gone', 'The document was deleted while it was being indexed.')
}

async function openTask(ctx: ServiceCtx, { documentId, titled }: Payload, control: JobControl): Promise<Task & { fileId: string }> {
  const row = await ctx.db.knowledgeDocument.findFirst({ where: { id: documentId, tenantId: ctx.tenantId!, deletedAt: null }, include: { knowledgeBase: { select: { defaultEmbeddingModel: true } } } })
  if (!row?.fileId) throw notFound('document')
  const model = chooseEmbedding(ctx, await ctx.db.model.findMany({ where: { modelType: 'embedding' } }), row.knowledgeBase.defaultEmbeddingModel)
  return { ctx, control, model, titled, tenantId: ctx.tenantId!, knowledgeBaseId: row.knowledgeBaseId, documentId, fileId: row.fileId }
}

// Every step writes through here: it holds only while the document is there and this process has the job.
async function step(task: Task, action: string, state: Record<string, unknown>, document: { status?: 'processing' | 'completed'; progress: number; title?: string }, write: (tx: WriteTx) => Promise<void>, call?: { tokens: number; latencyMs: number }): Promise<void> {
  const { ctx, control, tenantId, documentId } = task
  await mutate(ctx, {
    permission: 'system', action, transaction: { timeoutMs: 120_000 },
    write: async (tx, report) => {
      await control.checkpoint(tx, state)
      const { count } = await tx.knowledgeDocument.updateMany({ where: { id: documentId, tenantId, deletedAt: null }, data: { ...document, errorMessage: null, errorReason: null } })
      if (count === 0) throw gone()
      await write(tx)
      if (call) await logCallInTx(tx, ctx, report, { model: task.model, feature: 'indexing', promptTokens: call.tokens, completionTokens: 0, latencyMs: call.latencyMs })
      report({ resource: 'knowledge_document', id: documentId, details: state, payload: { progress: document.progress, status: document.status ?? 'processing' } })
    },
  })
}

async function readChunks(task: Task & { fileId: string }): Promise<{ chunks: Chunk[]; title: string }> {
  const { ctx, fileId, control } = task
  const file = await readFile(ctx, fileId)
  if (!file) throw notFound('file')
  const { blocks, title } = await extractDocument({ fileName: file.name, mimeType: file.mimeType, bytes: file.bytes }, { signal: control.signal })
  const chunks = chunkBlocks(blocks)
  if (chunks.length === 0) throw new ContractError('BAD_REQUEST', 'document_no_text', 'The document holds no text.', { remedy: 'Upload one whose text can be selected.' })
  return { chunks, title: title.slice(0, 255).toWellFormed() }
}

async function storedChunks({ ctx, tenantId, documentId }: Task): Promise<StoredChunk[]> {
  const rows = await ctx.db.knowledgeChunk.findMany({ where: { tenantId, documentId }, select: { id: true, chunkIndex: true, contentHash: true, embeddingModel: true, metadata: true } })
  return rows as StoredChunk[]
}

async function writeBatch(task: Task, batch: ChunkWork[], done: number, total: number): Promise<void> {
  const fresh = batch.filter((w) => w.reuse === null).map((w) => w.chunk)
  const started = performance.now()
  const { vectors, tokens } = fresh.length ? await task.model.driver.embed(fresh.map(embeddingText), { signal: task.control.signal }) : { vectors: [], tokens: 0 }
  const call = fresh.length ? { tokens, latencyMs: performance.now() - started } : undefined
  const progress = READ + Math.floor(((WRITTEN - READ) * done) / total)
  await step(task, 'index', { done, total }, { progress }, async (tx) => {
    await replaceChunks(tx, task, batch.filter((w) => w.reuse !== null))
    await insertChunks(tx, task, fresh, vectors, task.model.driver.model)
  }, call)
}

async function index(task: Task & { fileId: string }): Promise<object> {
  const { control } = task
  await step(task, 'index_start', control.state, { status: 'processing', progress: 1 }, async () => {})
  await control.progress(0)
  const { chunks, title } = await readChunks(task)
  const plan = planIndexing(await storedChunks(task), chunks, task.model.driver.model)
  const total = chunks.length
  await step(task, 'index', { done: plan.kept, total }, { progress: READ }, (tx) => moveAside(tx, task, plan.aside))
  for (let at = 0; at < plan.work.length; at += BATCH) {
    await control.progress(plan.kept + at, total)
    await writeBatch(task, plan.work.slice(at, at + BATCH), Math.min(plan.kept + at + BATCH, total), total)
  }
  await step(task, 'index_end', { done: total, total }, { status: 'completed', progress: 100, ...(task.titled || !title ? {} : { title }) }, (tx) => dropLeftovers(tx, task, total))
  await control.progress(total, total)
  return { documentId: task.documentId, chunks: total, embedded: plan.work.filter((w) => w.reuse === null).length }
}

function reasonOf(error: unknown): { errorReason: string; errorMessage: string } {
  if (!(error instanceof ContractError)) return { errorReason: 'internal', errorMessage: 'Something went wrong on our side. Try again.' }
  const { reason, message, remedy } = error.shape
  return { errorReason: reason.slice(0, 100), errorMessage: [message, remedy].filter(Boolean).join(' ') }
}

async function failInTx(tx: WriteTx, ctx: ServiceCtx, documentId: string, error: unknown, report: Report): Promise<void> {
  const why = reasonOf(error)
  await tx.knowledgeDocument.updateMany({ where: { id: documentId, tenantId: ctx.tenantId! }, data: { status: 'failed', ...why } })
  report({ resource: 'knowledge_document', id: documentId, now: why, payload: { status: 'failed' } })
}

async function markFailed(ctx: ServiceCtx, documentId: string, control: JobControl, error: unknown): Promise<void> {
  await mutate(ctx, {
    permission: 'system', action: 'index_failed',
    write: async (tx, report) => {
      await control.checkpoint(tx, control.state)
      await failInTx(tx, ctx, documentId, error, report)
    },
  })
}

async function run(ctx: ServiceCtx, payload: Payload, control: JobControl): Promise<object> {
  try {
    return await index(await openTask(ctx, payload, control))
  } catch (error) {
    const reason = error instanceof ContractError ? error.shape.reason : null
    if (reason === 'document_gone' || reason === 'not_found') return { documentId: payload.documentId, skipped: true }
    // a process that ends, or another that has the job, will see it through; a person who stopped it wants it told
    const told = control.signal.aborted ? (control.signal.reason as unknown) : error
    const left = told instanceof ContractError && ['job_paused', 'job_taken_over'].includes(told.shape.reason)
    if (!left) await markFailed(ctx, payload.documentId, control, told)
    throw told
  }
}

/** Reads, cuts and embeds a document, a batch per transaction; killed at any moment, it goes on where it was and doubles nothing. */
export const indexJob = defineJob<Payload>({ type: 'knowledge.index', input: z.strictObject({ documentId: z.uuid(), titled: z.boolean() }), run, dropped: (tx, ctx, { documentId }, why, report) => failInTx(tx, ctx, documentId, why, report) })
