import multipart from '@fastify/multipart'
import { ContractError, type ErrorShape } from '@colonnade/contract'
import { MAX_UPLOAD_BYTES, type UploadedFile } from '@colonnade/contract/ai'
import { storeUpload } from '@colonnade/trpc/domains/ai/index'
import { authorise } from '@colonnade/trpc/kernel/authorise'
import { fromDatabaseError } from '@colonnade/trpc/kernel/database-errors'
import { codeToTrpc } from '@colonnade/trpc/kernel/error-shape'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from './compose.ts'
import { retryAfter } from './errors.ts'
import { contextOf } from './request.ts'

const megabytes = MAX_UPLOAD_BYTES / 1024 / 1024

function badForm(message: string): ContractError {
  return new ContractError('BAD_REQUEST', 'bad_upload', message, { remedy: 'Send one file as multipart/form-data.', fields: [{ path: 'file', message }] })
}

const tooLarge = () => new ContractError('PAYLOAD_TOO_LARGE', 'file_too_large', `The file is larger than ${megabytes} MB.`, {
  remedy: 'Split it, and upload the parts.', fields: [{ path: 'file', message: `is larger than ${megabytes} MB` }],
})

// The multipart library's own complaints, in the shape of every error.
function shapeOf(error: unknown): Omit<ErrorShape, 'requestId'> | null {
  const known = error instanceof ContractError ? error : fromDatabaseError(error)
  if (known) return known.shape
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge().shape
  if (code?.startsWith('FST_') || (statusCode !== undefined && statusCode < 500) || /unexpected end|boundary|multipart/iu.test((error as Error).message)) return badForm('The upload is not a form with one file.').shape
  return null
}

async function readFile(request: FastifyRequest): Promise<{ name: string; mimeType: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw badForm('The upload is not multipart/form-data.')
  const part = await request.file()
  if (!part) throw badForm('The form holds no file.')
  const bytes = await part.toBuffer()
  // the library cuts a file at the limit without a word: half a document must not be taken for a whole one
  if (part.file.truncated) throw tooLarge()
  return { name: part.filename ?? '', mimeType: part.mimetype || 'application/octet-stream', bytes }
}

/** POST /api/uploads: one file as multipart/form-data, by session or token. Answers with the id to add it to a knowledge base by; errors in the shape of every error. */
export async function uploads(app: FastifyInstance, { house }: { house: House }): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 5, parts: 6, fileSize: MAX_UPLOAD_BYTES, headerPairs: 20 } })
  app.setErrorHandler((error, request, reply) => {
    const shape = shapeOf(error)
    if (!shape) request.log.error({ err: error, requestId: reply.getHeader('x-request-id') }, 'an upload failed')
    const said = shape ?? { code: 'INTERNAL' as const, reason: 'internal', message: 'Something went wrong on our side.', remedy: 'Try again.' }
    const status = getHTTPStatusCodeFromError(new TRPCError({ code: codeToTrpc[said.code] }))
    return reply.code(status).headers(retryAfter(said)).send({ ...said, requestId: reply.getHeader('x-request-id') })
  })
  app.post('/api/uploads', async (request, reply): Promise<UploadedFile> => {
    const ctx = await contextOf(house.services, house.access, request)
    reply.header('x-request-id', ctx.requestId)
    authorise(ctx, 'knowledge_documents:create')
    return storeUpload(ctx, await readFile(request))
  })
}
