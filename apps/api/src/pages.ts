import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const apps = join(dirname(fileURLToPath(import.meta.url)), '../..')
/** A built app: the path it is served under, the longest first, and its folder. */
export interface Place { prefix: string; root: string }
const own: readonly Place[] = [{ prefix: '/console/', root: join(apps, 'desktop/out/web') }, { prefix: '/', root: join(apps, 'web/dist/site') }]

const POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"

// What stood there at the start has routes of its own; this finds what a build has brought since.
function newFile({ prefix, root }: Place, url: string): string | null {
  const name = url.split('?')[0]!.slice(prefix.length)
  // longer names are no file's: the system would refuse to look
  const plain = name.length <= 200 && /^[\w@~-][\w@~.-]*(\/[\w@~-][\w@~.-]*)*$/.test(name)
  return plain && statSync(join(root, name), { throwIfNoEntry: false })?.isFile() ? name : null
}

/** The two built apps, as they are on disk now: one that is built again is served without a restart. A path that is no file is the app's own: it gets the page. */
export async function pages(app: FastifyInstance, { places = own }: { places?: readonly Place[] } = {}): Promise<void> {
  const built = places.filter((p) => existsSync(p.root))
  for (const [i, { prefix, root }] of built.entries()) {
    await app.register(files, { root, prefix, decorateReply: i === 0, wildcard: false, index: false, setHeaders: (reply, path) => reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache') })
  }
  app.get('/console', async (_request, reply) => reply.redirect('/console/'))
  app.setNotFoundHandler(async (request, reply) => {
    const place = built.find((p) => request.url.startsWith(p.prefix) && existsSync(join(p.root, 'index.html')))
    const file = place && request.method === 'GET' ? newFile(place, request.url) : null
    if (place && file) return reply.sendFile(file, place.root)
    const wantsPage = request.method === 'GET' && /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*') && !/^\/(trpc|api)\b/.test(request.url) && !/\.\w{2,5}($|\?)/.test(request.url)
    if (!place || !wantsPage) return reply.code(404).send({ code: 'NOT_FOUND', reason: 'not_found', message: 'There is nothing here.' })
    return reply.header('cache-control', 'no-cache').header('content-security-policy', POLICY).sendFile('index.html', place.root)
  })
}
