/**
 * The desktop console as far as it goes without Electron's binary: the real main process on the double, the real preload script, the real page, in a real browser.
 * What Electron does between them (the scheme, the calls, the events) goes over a local server and the browser driver instead.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { build, type Rollup } from 'vite'
import { startTestConsole, type StartOptions, type TestConsole } from '../test/console.ts'
import { EVENT_CHANNEL } from '../src/shared/wire.ts'
import type { BrowserContext, Page } from 'playwright-core'

const folder = join(import.meta.dirname, '../out/web')
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' }

/** A desktop console and the address of its page. */
export interface DesktopHost { app: TestConsole; url: string; open(context: BrowserContext, path?: string): Promise<Page>; close(): Promise<void> }

// Stands for Electron's two preload modules: calls go out by a binding of the driver, events come in by a global function.
const shim = `
const encode = (value) => value instanceof Uint8Array ? { $bytes: btoa(Array.from(value, (b) => String.fromCharCode(b)).join('')) } : Array.isArray(value) ? value.map(encode) : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, encode(v)])) : value
const decode = (value) => value && typeof value === 'object' ? (typeof value.$bytes === 'string' ? Uint8Array.from(atob(value.$bytes), (c) => c.charCodeAt(0)) : Array.isArray(value) ? value.map(decode) : Object.fromEntries(Object.entries(value).map(([k, v]) => [k, decode(v)]))) : value
export const ipcRenderer = {
  invoke: async (channel, ...args) => decode(await globalThis.__invoke(channel, encode(args))),
  on: (_channel, listener) => { globalThis.__event = (name, payload) => listener({}, name, decode(payload)) },
}
export const contextBridge = { exposeInMainWorld: (name, value) => { globalThis[name] = { ...value, apiBase: (site) => location.origin + '/api/' + encodeURIComponent(site) } } }
`

let preload: string | undefined
async function preloadScript(): Promise<string> {
  if (preload) return preload
  const output = await build({
    configFile: false, logLevel: 'silent', resolve: { conditions: ['source', 'browser'] },
    plugins: [{ name: 'electron', enforce: 'pre', resolveId: (id) => (id === 'electron' ? '\0electron' : undefined), load: (id) => (id === '\0electron' ? shim : undefined) }],
    build: { write: false, minify: false, lib: { entry: join(import.meta.dirname, '../src/preload/index.ts'), formats: ['iife'], name: 'preload' } },
  }) as Rollup.RollupOutput[]
  preload = output[0]!.output[0].code
  return preload
}

const encode = (value: unknown): unknown => value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : Array.isArray(value) ? value.map(encode) : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, encode(v)])) : value
const decode = (value: unknown): unknown => {
  if (!value || typeof value !== 'object') return value
  const { $bytes } = value as { $bytes?: string }
  if (typeof $bytes === 'string') return new Uint8Array(Buffer.from($bytes, 'base64'))
  return Array.isArray(value) ? value.map(decode) : Object.fromEntries(Object.entries(value).map(([k, v]) => [k, decode(v)]))
}

function file(path: string, response: ServerResponse): void {
  const asked = join(folder, path.replace(/^\/console/, ''))
  const found = asked.startsWith(folder) && extname(asked) && existsSync(asked) ? asked : join(folder, 'index.html')
  response.writeHead(200, { 'content-type': types[extname(found)] ?? 'application/octet-stream' }).end(readFileSync(found))
}

async function forward(app: TestConsole, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = new Headers(Object.entries(request.headers).filter(([name]) => !/^(host|origin|connection|content-length)$/.test(name)).map(([name, value]) => [name, String(value)] as [string, string]))
  const control = new AbortController()
  response.on('close', () => control.abort())
  const answer = await app.protocol.ask(`app://console${request.url}`, { method: request.method ?? 'GET', headers, signal: control.signal, ...(chunks.length ? { body: Buffer.concat(chunks) } : {}) })
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  const reader = answer.body?.getReader()
  response.on('close', () => void reader?.cancel().catch(() => undefined))
  response.flushHeaders()
  for (;;) {
    const part = await reader?.read().catch(() => undefined)
    if (!part || part.done) return void response.end()
    response.write(part.value)
  }
}

/** Starts the console in a folder of its own (or one left by an earlier run) and serves its page. */
export async function startDesktop(options: StartOptions = {}): Promise<DesktopHost> {
  const app = await startTestConsole(options)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    if (path.startsWith('/api/')) void forward(app, request, response).catch(() => response.destroy())
    else file(path, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    app, url,
    async open(context, path = '/') {
      const page = await context.newPage()
      await page.exposeFunction('__invoke', async (channel: string, args: unknown[]) => encode(await app.ipc.get(channel)!(app.event(), ...(decode(args) as unknown[]))))
      await page.addInitScript({ content: await preloadScript() })
      const contents = app.windows.at(-1)!.webContents
      const send = contents.send.bind(contents)
      contents.send = (channel: string, ...args: unknown[]) => {
        send(channel, ...args)
        if (channel === EVENT_CHANNEL) void page.evaluate(([name, payload]) => (globalThis as unknown as { __event?: (name: unknown, payload: unknown) => void }).__event?.(name, payload), encode(args) as unknown[]).catch(() => undefined)
      }
      await page.goto(`${url}/console${path}`)
      return page
    },
    async close() {
      app.desktop.proxy.abort()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
