import cookie from '@fastify/cookie'
import { appRouter, SESSION_COOKIE, type ServiceCtx } from '@colonnade/trpc'
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify'
import { TRPCError } from '@trpc/server'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify'
import { ContractError } from '@colonnade/contract'
import { codeToTrpc } from '@colonnade/trpc/kernel/error-shape'
import type { House } from './compose.ts'
import { health } from './health.ts'
import { contextOf } from './request.ts'
import { pages } from './pages.ts'

const MONTH = 30 * 24 * 3600

// The session travels in a cookie that no script reads; only clients that say they keep none are given the token itself.
function keepSession(reply: FastifyReply, secure: boolean, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: MONTH })
}

function trpcOptions(house: House): FastifyTRPCPluginOptions<typeof appRouter>['trpcOptions'] {
  const secure = house.services.publicUrl.startsWith('https://')
  return {
    router: appRouter,
    createContext: async ({ req, res }): Promise<ServiceCtx> => {
      try {
        const ctx = await contextOf(house.services, house.access, req)
        res.header('x-request-id', ctx.requestId)
        return Object.assign(ctx, {
          cookies: {
            keep: (token: string) => keepSession(res, secure, token),
            drop: () => void res.clearCookie(SESSION_COOKIE, { path: '/' }),
            bearerWanted: req.headers['x-colonnade-client'] === 'token',
          },
        })
      } catch (error) {
        if (error instanceof ContractError) throw new TRPCError({ code: codeToTrpc[error.shape.code], message: error.message, cause: error })
        throw error
      }
    },
  }
}

function headers(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin').header('x-frame-options', 'DENY')
  })
}

/** The HTTP server: tRPC at /trpc, the web app at /, the console at /console, health and metrics. Not listening yet. */
export async function createServer(house: House): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({ loggerInstance: house.log as FastifyBaseLogger, disableRequestLogging: true, bodyLimit: 34 * 1024 * 1024, routerOptions: { maxParamLength: 5000 }, trustProxy: house.settings.TRUST_PROXY, forceCloseConnections: true })
  headers(app)
  await app.register(cookie)
  await app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions: trpcOptions(house) })
  await app.register(health, { house })
  await app.register(pages)
  return app
}
