import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** How long requests under way may take once the server closes, in ms. */
const PATIENCE_MS = 2000

const isStream = (response: ServerResponse) => String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')

/** At close: open streams end at once (their clients come back and resume), other requests are let finish for a while. */
export function draining(app: FastifyInstance): void {
  const open = new Set<ServerResponse>()
  let closing: (() => void) | null = null
  app.addHook('onRequest', (_request, reply, done) => {
    open.add(reply.raw)
    reply.raw.once('close', () => {
      open.delete(reply.raw)
      if (open.size === 0) closing?.()
    })
    done()
  })
  app.addHook('preClose', async () => {
    app.server.close()
    for (const response of open) if (isStream(response)) response.destroy()
    if (open.size === 0) return
    await new Promise<void>((resolve) => {
      closing = resolve
      setTimeout(resolve, PATIENCE_MS).unref()
    })
  })
}
