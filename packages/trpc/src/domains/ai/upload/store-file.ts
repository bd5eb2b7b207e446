import { createHash } from 'node:crypto'
import type { UploadedFile } from '@colonnade/contract/ai'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { newId } from '../../../kernel/new-id.ts'
import { detectKind } from '../extract/detect.ts'

/** Bytes on their way into the database. */
export interface IncomingFile { name: string; mimeType: string; bytes: Uint8Array }
/** A file as it is kept, without its bytes. */
export interface KeptFile { id: string; name: string; mimeType: string; size: number; contentHash: string }

/** SHA-256 of the bytes, in hexadecimal: equal hash, equal document. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A file's name without folders, control characters and marks that turn the writing direction; `document` when nothing is left. Cut to 255 characters, the ending kept. */
export function safeFileName(name: string): string {
  const base = name.toWellFormed().split(/[\\/]/u).at(-1) ?? ''
  const clean = base.replace(/[\u0000-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '').normalize('NFC').trim().replace(/^\.+/u, '')
  const characters = [...(clean || 'document')]
  if (characters.join('').length <= 255) return characters.join('')
  const ending = /\.[A-Za-z0-9]{1,8}$/u.exec(clean)?.[0] ?? ''
  let head = clean.slice(0, 255 - ending.length)
  if (/[\ud800-\udbff]$/u.test(head)) head = head.slice(0, -1)
  return head + ending
}

/** Keeps bytes inside an open transaction. They travel as base64: as bytes, the embedded database and Prisma each turn them over digit by digit, which takes eight times as long. */
export async function keepFileInTx(tx: WriteTx, ctx: ServiceCtx, file: IncomingFile, report: Report): Promise<KeptFile> {
  const kept = { name: safeFileName(file.name), mimeType: file.mimeType.slice(0, 255), contentHash: hashOf(file.bytes) }
  const size = file.bytes.byteLength
  const id = newId(ctx.clock())
  await tx.$executeRawUnsafe(
    `INSERT INTO stored_files (id, tenant_id, user_id, name, mime_type, size, content_hash, bytes) VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::bigint, $7, decode($8, 'base64'))`,
    id, ctx.tenantId, ctx.actor.userId, kept.name, kept.mimeType, String(size), kept.contentHash, Buffer.from(file.bytes.buffer, file.bytes.byteOffset, size).toString('base64'),
  )
  report({ resource: 'stored_file', id, action: 'upload', now: { name: kept.name, mimeType: kept.mimeType, size } })
  return { id, size, ...kept }
}

/** A kept file with its bytes; null when the tenant has none of that id. */
export async function readFile(ctx: ServiceCtx, id: string): Promise<IncomingFile | null> {
  const [row] = await ctx.sql<{ name: string; mimeType: string; base64: string }>(
    `SELECT name, mime_type AS "mimeType", encode(bytes, 'base64') AS base64 FROM stored_files WHERE tenant_id = $1::uuid AND id = $2::uuid`, [ctx.tenantId, id])
  return row ? { name: row.name, mimeType: row.mimeType, bytes: Buffer.from(row.base64, 'base64') } : null
}

/** Keeps an uploaded file. Throws BAD_REQUEST for what can't be read as a document, FORBIDDEN. */
export async function storeUpload(ctx: ServiceCtx, file: IncomingFile): Promise<UploadedFile> {
  const name = safeFileName(file.name)
  const { kind } = detectKind(file.bytes, name, file.mimeType)
  const kept = await mutate(ctx, {
    permission: 'knowledge_documents:create', action: 'upload', transaction: { timeoutMs: 120_000 },
    write: (tx, report) => keepFileInTx(tx, ctx, { ...file, name }, report),
  })
  return { fileId: kept.id, name, size: kept.size, mimeType: kept.mimeType, kind }
}
