import { ContractError } from '@colonnade/contract'
import type { addDocumentInput, addedDocument } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { startJobInTx } from '../../../kernel/jobs.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { detectKind } from '../extract/detect.ts'
import { fileStem } from '../extract/title.ts'
import { pageFetcherOf } from '../upload/fetch-page.ts'
import { hashOf, type IncomingFile, keepFileInTx, type KeptFile } from '../upload/store-file.ts'
import { knowledgeDocument } from './resource.ts'

type Input = z.output<typeof addDocumentInput>
type Added = z.infer<typeof addedDocument>
interface Source { kept?: KeptFile; file?: IncomingFile; sourceType: 'file' | 'text' | 'url'; sourceUri: string | null; title: string }

const firstLine = (text: string): string => text.trim().split(/\r?\n/u)[0]!.replace(/^#+\s*/u, '').replace(/\s+/gu, ' ').slice(0, 80).toWellFormed().trim()

async function keptFile(ctx: ServiceCtx, fileId: string): Promise<Source> {
  const row = await ctx.db.storedFile.findFirst({ where: { id: fileId, tenantId: ctx.tenantId! }, select: { id: true, name: true, mimeType: true, size: true, contentHash: true } })
  if (!row) throw notFound('file')
  return { kept: { ...row, size: Number(row.size) }, sourceType: 'file', sourceUri: null, title: fileStem(row.name) }
}

// Everything slow or outside happens here, before the transaction.
async function sourceOf(ctx: ServiceCtx, input: Input): Promise<Source> {
  if ('fileId' in input) return keptFile(ctx, input.fileId)
  if ('text' in input) {
    const title = input.title ?? (firstLine(input.text) || 'Text')
    // no ending: the content says whether it is Markdown, a table or prose
    return { file: { name: title.slice(0, 100), mimeType: 'text/plain', bytes: Buffer.from(input.text.toWellFormed()) }, sourceType: 'text', sourceUri: null, title }
  }
  const page = await pageFetcherOf(ctx.services)(input.url)
  detectKind(page.bytes, page.name, page.mimeType)
  return { file: page, sourceType: 'url', sourceUri: page.url, title: fileStem(page.name) }
}

async function refuseDouble(tx: WriteTx, ctx: ServiceCtx, knowledgeBaseId: string, contentHash: string): Promise<void> {
  const there = await tx.knowledgeDocument.findFirst({ where: { tenantId: ctx.tenantId!, knowledgeBaseId, contentHash, deletedAt: null }, select: { id: true, title: true, status: true } })
  if (!there) return
  throw new ContractError('CONFLICT', 'document_exists', `This knowledge base already holds the same content as “${there.title}”.`, {
    remedy: there.status === 'failed' ? 'Retry that document instead.' : 'Use that document, or delete it first.', details: { documentId: there.id, title: there.title, status: there.status },
  })
}

/** Starts the job that indexes a document, inside an open transaction. `titled`: a person chose the title, which the file's own must not replace. */
export async function startIndexing(tx: WriteTx, ctx: ServiceCtx, report: Report, documentId: string, titled: boolean): Promise<string> {
  const { jobId } = await startJobInTx(tx, ctx, report, { type: 'knowledge.index', payload: { documentId, titled }, permission: 'knowledge_documents:create' })
  return jobId
}

async function write(tx: WriteTx, ctx: ServiceCtx, input: Input, source: Source, report: Report): Promise<Added> {
  const base = await tx.knowledgeBase.findFirst({ where: { id: input.knowledgeBaseId, tenantId: ctx.tenantId!, deletedAt: null }, select: { id: true } })
  if (!base) throw notFound('knowledge_base')
  await refuseDouble(tx, ctx, base.id, source.kept?.contentHash ?? hashOf(source.file!.bytes))
  const file = source.kept ?? (await keepFileInTx(tx, ctx, source.file!, report))
  const { id } = await tx.knowledgeDocument.create({
    data: {
      tenantId: ctx.tenantId!, knowledgeBaseId: base.id, sourceType: source.sourceType, sourceUri: source.sourceUri, fileId: file.id, title: (input.title ?? source.title).slice(0, 255).toWellFormed(),
      fileName: file.name, fileSize: BigInt(file.size), mimeType: file.mimeType, contentHash: file.contentHash,
    }, select: { id: true },
  })
  const [document] = await readInTx(tx, ctx, knowledgeDocument, [id])
  report({ resource: 'knowledge_document', id, action: 'create', old: null, now: document! })
  return { document: document!, jobId: await startIndexing(tx, ctx, report, id, Boolean(input.title) || source.sourceType === 'text') }
}

/** Adds a document to a base and starts its indexing. Throws CONFLICT naming the document that already has this content, NOT_FOUND, BAD_REQUEST for an address that can't be read. */
export async function addDocument(ctx: ServiceCtx, input: Input): Promise<Added> {
  const source = await sourceOf(ctx, input)
  return mutate(ctx, { permission: 'knowledge_documents:create', action: 'create', transaction: { timeoutMs: 120_000 }, write: (tx, report) => write(tx, ctx, input, source, report) })
}
