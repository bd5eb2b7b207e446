import cookie from '@fastify/cookie'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { House } from './compose.ts'
import { draining } from './draining.ts'
import { clientErrors, errors, frameworkErrors } from './errors.ts'
import { health } from './health.ts'
import { pages } from './pages.ts'
import { trpc } from './trpc.ts'
import { uploads } from './uploads.ts'

function headers(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    // some refusals of the tRPC library call themselves text
    if (payload instanceof Response && payload.status >= 400) payload.headers.set('content-type', 'application/json')
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin').header('x-frame-options', 'DENY')
    done()
  })
}

/** The HTTP server: tRPC at /trpc, the web app at /, the console at /console, health and metrics. Not listening yet. */
export async function createServer(house: House): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: house.log as FastifyBaseLogger, logController: new LogController({ disableRequestLogging: true }), bodyLimit: 34 * 1024 * 1024, routerOptions: { maxParamLength: 5000 }, trustProxy: house.settings.TRUST_PROXY,
    forceCloseConnections: true, return503OnClosing: false, requestTimeout: 300_000, http: { headersTimeout: 20_000 }, clientErrorHandler: clientErrors, frameworkErrors,
  })
  headers(app)
  errors(app)
  draining(app)
  health(app, house)
  await app.register(cookie)
  await app.register(trpc, { house })
  await app.register(uploads, { house })
  await app.register(pages)
  return app
}
