import type { Socket } from 'node:net'
import { ContractError, type ErrorShape } from '@colonnade/contract'
import { codeToTrpc } from '@colonnade/trpc/kernel/error-shape'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

type Shape = Omit<ErrorShape, 'requestId'>

const TOO_LARGE: Shape = { code: 'PAYLOAD_TOO_LARGE', reason: 'body_too_large', message: 'What was sent is larger than this server takes.', remedy: 'Send less at a time.' }
const INTERNAL: Shape = { code: 'INTERNAL', reason: 'internal', message: 'Something went wrong on our side.', remedy: 'Try again; if it stays, give the request id to whoever runs this.' }
const UNREADABLE: Shape = { code: 'BAD_REQUEST', reason: 'bad_request', message: 'The request is not one this server understands.' }

// What the HTTP layer refuses before any code of ours has seen it.
function shapeOf(error: FastifyError | ContractError): Shape {
  if (error instanceof ContractError) return error.shape
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.statusCode === 413) return TOO_LARGE
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { ...UNREADABLE, reason: 'bad_content_type', message: 'The content type is not one this address takes.', remedy: 'Send application/json.' }
  return error.statusCode && error.statusCode < 500 ? UNREADABLE : INTERNAL
}

/** The header that says after how many seconds it is worth trying again, where the error knows. */
export function retryAfter({ details }: Pick<Shape, 'details'>): Record<string, string> {
  const seconds = Number(details?.['retryAfterSeconds'])
  return Number.isFinite(seconds) && seconds > 0 ? { 'retry-after': String(Math.ceil(seconds)) } : {}
}

/** HTTP status of an error in the contract's shape. */
export function statusOf({ code }: Shape): number {
  return getHTTPStatusCodeFromError(new TRPCError({ code: codeToTrpc[code] }))
}

// tRPC's clients look for the shape inside an envelope.
function send(request: FastifyRequest, reply: FastifyReply, shape: Shape): FastifyReply {
  const status = statusOf(shape)
  const body = { ...shape, requestId: reply.getHeader('x-request-id') as string | undefined }
  const enveloped = { error: { message: shape.message, code: TRPC_ERROR_CODES_BY_KEY[codeToTrpc[shape.code]], data: { ...body, httpStatus: status } } }
  return reply.code(status).headers(retryAfter(shape)).send(request.url.startsWith('/trpc') ? enveloped : body)
}

/** Every error of the HTTP layer leaves in the contract's shape, without its insides. */
export function errors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const shape = shapeOf(error)
    if (shape.code === 'INTERNAL') request.log.error({ err: error, url: request.url.split('?')[0] }, 'a request failed')
    return send(request, reply, shape)
  })
}

/** For addresses the router itself can't read. */
export function frameworkErrors(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void send(request, reply, UNREADABLE)
}

/** For what is not even HTTP: one answer in the contract's shape, then the line is closed. */
export function clientErrors(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const body = JSON.stringify(late ? { ...UNREADABLE, reason: 'too_slow', message: 'The request took too long to arrive.' } : UNREADABLE)
  socket.end(`HTTP/1.1 ${late ? '408 Request Timeout' : '400 Bad Request'}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
}
