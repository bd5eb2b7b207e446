import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { APP_HOST, APP_SCHEME } from '../shared/origin.ts'
import { pageHeaders } from './content-security.ts'
import type { ElectronApi } from './electron-api.ts'
import type { Desktop } from './desktop.ts'
import { isProxied } from './site-proxy.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.woff': 'font/woff',
  '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json', '.map': 'application/json',
}

/** Makes `app:` a scheme with an origin, before Electron is ready; later is too late. */
export function registerAppScheme(protocol: ElectronApi['protocol']): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true, bypassCSP: false, allowServiceWorkers: false } },
  ])
}

/** The file a path of the page means, inside `folder`; the page itself for a route of its router. `undefined` when it would leave the folder. */
export function fileFor(pathname: string, folder: string): string | undefined {
  let plain: string
  try { plain = decodeURIComponent(pathname) } catch { return undefined }
  if (plain.includes('\0') || plain.includes('\\')) return undefined
  const path = normalize(join(folder, plain))
  if (path !== folder && !path.startsWith(folder + sep)) return undefined
  return extname(path) === '' ? join(folder, 'index.html') : path
}

async function serveFile(url: URL, folder: string): Promise<Response> {
  const path = fileFor(url.pathname, normalize(folder).replace(/[\\/]+$/, ''))
  const content = path && await readFile(path).catch(() => undefined)
  if (!path || !content) return new Response('Not found', { status: 404, headers: pageHeaders('text/plain; charset=utf-8') })
  return new Response(content, { headers: pageHeaders(TYPES[extname(path)] ?? 'application/octet-stream') })
}

/** In development the page comes from the dev server, under the same origin as when packaged. */
async function serveFromDevServer(request: Request, url: URL, devServer: string): Promise<Response> {
  const accept = request.headers.get('accept')
  const answer = await fetch(new URL(url.pathname + url.search, devServer), { headers: accept ? { accept } : {} })
  return new Response(answer.body, { status: answer.status, headers: pageHeaders(answer.headers.get('content-type') ?? 'text/plain', devServer) })
}

/** Serves `app://console/`: the page's files, and under `/api/` the sites. Nothing else is on the scheme. */
export function setupAppProtocol({ electron, options, proxy }: Desktop): void {
  electron.protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url)
    if (url.host !== APP_HOST) return new Response('Not found', { status: 404 })
    if (isProxied(request.url)) return proxy.handle(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('Method not allowed', { status: 405 })
    return options.devServer ? serveFromDevServer(request, url, options.devServer) : serveFile(url, options.rendererFolder)
  })
}
