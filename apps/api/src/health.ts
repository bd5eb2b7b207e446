import { readFileSync } from 'node:fs'
import { API_REVISION, OLDEST_API_REVISION, type About } from '@colonnade/contract'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { House } from './compose.ts'

const PATIENCE_MS = 5000

async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('too late')), PATIENCE_MS) })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

// Of every route, not of a plugin's own: a hook on the app itself.
function measured(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({ name: 'colonnade_http_request_seconds', help: 'Time to answer', labelNames: ['route', 'method', 'status'], registers: [registry], buckets: [0.005, 0.02, 0.1, 0.5, 2, 10] })
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe({ route: request.routeOptions.url ?? 'unknown', method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

/** What this server says of itself to whoever asks. */
export const aboutThis: About = { product: 'colonnade', version, api: { revision: API_REVISION, oldest: OLDEST_API_REVISION } }

/** /api/about: what this is; /healthz: the process lives; /readyz: it can reach its database; /metrics: for Prometheus. */
export function health(app: FastifyInstance, house: House): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'colonnade_' })
  measured(app, registry)
  app.get('/api/about', async () => aboutThis)
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await soon(house.database.query({ role: 'colonnade_app', tenantId: null }, 'SELECT 1'))
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ code: 'UNAVAILABLE', reason: 'database_down', message: 'The database does not answer.' })
    }
  })
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
