import { ContractError } from '@colonnade/contract'
import { appRouter, SESSION_COOKIE, type ServiceCtx } from '@colonnade/trpc'
import { codeToTrpc } from '@colonnade/trpc/kernel/error-shape'
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from './compose.ts'
import { retryAfter } from './errors.ts'
import { actorOfRequest, contextOf } from './request.ts'

const MONTH = 30 * 24 * 3600
const config = appRouter._def._config
const known = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } } | undefined>

// The session travels in a cookie that no script reads; only clients that say they keep none are given the token itself.
function keepSession(reply: FastifyReply, secure: boolean, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: MONTH })
}

async function createContext(house: House, req: FastifyRequest, res: FastifyReply): Promise<ServiceCtx> {
  try {
    const ctx = await contextOf(house.services, house.access, req)
    res.header('x-request-id', ctx.requestId)
    const secure = house.services.publicUrl.startsWith('https://')
    ctx.cookies = { keep: (token) => keepSession(res, secure, token), drop: () => void res.clearCookie(SESSION_COOKIE, { path: '/' }), bearerWanted: req.headers['x-colonnade-client'] === 'token' }
    return ctx
  } catch (error) {
    if (error instanceof ContractError) throw new TRPCError({ code: codeToTrpc[error.shape.code], message: error.message, cause: error })
    throw error
  }
}

interface Answer { status: number; body: object; error?: TRPCError }
interface Plain { type: 'query' | 'mutation'; paths: string[]; batch: boolean; input: string | undefined }
type Request = FastifyRequest<{ Params: { path: string }; Querystring: Record<string, string | undefined> }>

// What needs none of the library's streaming: queries over GET, mutations over POST with a body of JSON; one or a batch of them.
function plainCalls(req: Request): Plain | null {
  const { batch, connectionParams } = req.query
  const type = req.method === 'GET' ? 'query' : 'mutation'
  const input = type === 'query' ? req.query['input'] : req.body ?? undefined
  if (connectionParams !== undefined || req.headers['trpc-accept'] || req.headers.accept?.includes('jsonl') || !(input === undefined || typeof input === 'string')) return null
  if (type === 'mutation' && !/^application\/json\b/i.test(req.headers['content-type'] ?? '')) return null
  const paths = batch === '1' ? req.params.path.split(',') : [req.params.path]
  return paths.length <= 50 && paths.every((p) => Object.hasOwn(known, p) && known[p]!._def.type === type) ? { type, paths, batch: batch === '1', input } : null
}

function inputsOf({ input, batch, type }: Plain): Record<string, unknown> {
  if (!input) return {}
  try {
    const value: unknown = JSON.parse(input)
    if (!batch) return { 0: value }
    if (value && typeof value === 'object') return value as Record<string, unknown>
  } catch { /* said below */ }
  throw new TRPCError({ code: 'BAD_REQUEST', message: `The ${type === 'query' ? 'parameter "input"' : 'body'} is not JSON of the form the call takes.` })
}

// The longest wait any of the calls of a batch was told.
function waitOf(errors: readonly TRPCError[]): Record<string, string> {
  const waits = errors.flatMap((e) => (e.cause instanceof ContractError ? [e.cause.shape] : [])).map((shape) => Number(shape.details?.['retryAfterSeconds'] ?? 0))
  return retryAfter({ details: { retryAfterSeconds: Math.max(0, ...waits) } })
}

function failure(error: unknown, type: Plain['type'], path: string, ctx: ServiceCtx | undefined): Answer {
  const cause = getTRPCErrorFromUnknown(error)
  return { status: getHTTPStatusCodeFromError(cause), error: cause, body: { error: getTRPCErrorShape({ config, error: cause, type, path, input: undefined, ctx }) } }
}

/**
 * Answers plain calls without turning them into Web requests, responses and streams and back, which costs more than the query itself
 * (apps/api/bench/list.bench.ts); everything else goes the library's way. The wire format is the library's.
 */
async function answerPlain(house: House, req: FastifyRequest, reply: FastifyReply, plain: Plain): Promise<FastifyReply> {
  const abort = new AbortController()
  reply.raw.once('close', () => { if (!reply.raw.writableFinished) abort.abort() })
  let ctx: ServiceCtx | undefined
  let answers: Answer[]
  try {
    const inputs = inputsOf(plain)
    ctx = await createContext(house, req, reply)
    answers = await Promise.all(plain.paths.map(async (path, i) => {
      try {
        const data = await callTRPCProcedure({ router: appRouter, path, getRawInput: async () => inputs[i], ctx, type: plain.type, signal: abort.signal, batchIndex: i })
        return { status: 200, body: { result: { data } } }
      } catch (error) {
        return failure(error, plain.type, path, ctx)
      }
    }))
  } catch (error) {
    answers = plain.paths.map((path) => failure(error, plain.type, path, ctx))
  }
  const statuses = new Set(answers.map((a) => a.status))
  reply.code(statuses.size === 1 ? answers[0]!.status : 207).header('content-type', 'application/json').headers(waitOf(answers.flatMap((a) => a.error ?? [])))
  return reply.send(JSON.stringify(plain.batch ? answers.map((a) => a.body) : answers[0]!.body))
}

const RECHECK_MS = 50

// What a stream may tell was decided when it was opened; it ends when that changes: a session revoked, a user locked, a tenant suspended, a permission given or taken.
function endWithAccess(house: House, req: FastifyRequest, res: FastifyReply): void {
  let timer: NodeJS.Timeout | undefined
  const standing = () => actorOfRequest(house.services, house.access, req).then((actor) => (actor.kind === 'anonymous' ? null : [...actor.permissions].sort().join()), () => null)
  const opened = standing()
  const check = async () => {
    const now = await standing()
    if (now === null || now !== (await opened)) res.raw.destroy()
  }
  const off = house.access.onChange(() => { timer ??= setTimeout(() => { timer = undefined; void check() }, RECHECK_MS) })
  res.raw.once('close', () => { off(); clearTimeout(timer) })
}

/** tRPC at /trpc. */
export async function trpc(app: FastifyInstance, { house }: { house: House }): Promise<void> {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  // HEAD would begin a stream and throw it away; other methods mean nothing here
  app.route<{ Params: { path: string }; Querystring: Record<string, string | undefined> }>({ method: ['GET', 'POST'], url: '/trpc/:path', exposeHeadRoute: false, handler: async (req, res) => {
    const plain = plainCalls(req)
    if (plain) return answerPlain(house, req, res, plain)
    if (known[req.params.path]?._def.type === 'subscription') endWithAccess(house, req, res)
    // a question too long for an address is asked by POST
    await fastifyRequestHandler({
      router: appRouter, createContext: () => createContext(house, req, res), responseMeta: ({ errors }) => ({ headers: waitOf(errors) }), req, res, path: req.params.path, allowMethodOverride: true,
    })
    return res
  } })
}
