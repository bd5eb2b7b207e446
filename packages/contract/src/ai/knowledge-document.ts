import { DocumentSource, DocumentStatus } from '@colonnade/db/enums'
import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { id, line, restorable } from '../kernel/fields.ts'

export const documentSource = z.enum(DocumentSource)
export const documentStatus = z.enum(DocumentStatus)

const title = line(255)

/** A document of a knowledge base. `progress` is 0..100; `errorReason` is a stable key, `errorMessage` says in words why indexing failed and what to do. Sizes in bytes. */
export const knowledgeDocumentSchemas = entitySchemas({
  output: z.object({
    ...restorable, knowledgeBaseId: id, sourceType: documentSource, sourceUri: z.string().nullable(), fileId: id.nullable(), title: z.string(), fileName: z.string().nullable(),
    fileSize: z.int().nullable(), mimeType: z.string().nullable(), status: documentStatus, progress: z.int(), errorMessage: z.string().nullable(), errorReason: z.string().nullable(), chunkCount: z.int(),
  }),
  create: z.strictObject({ title }),
  update: z.strictObject({ title }).partial(),
  filterable: ['knowledgeBaseId', 'status', 'sourceType', 'title', 'createdAt'],
  sortable: ['title', 'status', 'fileSize', 'chunkCount', 'createdAt', 'updatedAt'],
  searchable: ['title', 'fileName', 'sourceUri'],
})

/** Largest file that may be uploaded, in bytes. */
export const MAX_UPLOAD_BYTES = 32 * 1024 * 1024
/** Longest text that may be pasted as a document, in characters. */
export const MAX_TEXT_CHARACTERS = 2_000_000

const target = { knowledgeBaseId: id, title: title.optional() }
/** A document to add: an uploaded file, a pasted text, or the address of a page. */
export const addDocumentInput = z.union([
  z.strictObject({ ...target, fileId: id }),
  z.strictObject({ ...target, text: z.string().max(MAX_TEXT_CHARACTERS).refine((t) => t.trim().length > 0, 'must not be empty') }),
  z.strictObject({ ...target, url: z.url({ protocol: /^https?$/ }).max(2000) }),
])
/** The new document, and the job that indexes it. */
export const addedDocument = z.object({ document: knowledgeDocumentSchemas.output, jobId: id })

/** What `POST /api/uploads` answers (multipart, one file): the id to give to `ai.knowledgeDocument.add`. Sizes in bytes; `kind` is what the content was recognised as. */
export const uploadedFile = z.object({ fileId: id, name: z.string(), size: z.int(), mimeType: z.string(), kind: z.string() })
export type UploadedFile = z.infer<typeof uploadedFile>
