import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { httpClient, type HttpClient } from './http-client.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const START_MS = 90_000

/** How a process of the API ended, and all it said. */
export interface Ended { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string; ms: number }
/** `from`: a data folder to begin with a copy of. `dataDir`: a folder to use as it is, and to leave. */
export interface ServerOptions { env?: Record<string, string>; args?: string[]; from?: string; dataDir?: string; port?: number }

/** A process of the API as `npm start` would run it, from source. */
export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  readonly pid: number
  /** What it wrote to stderr so far, since its (latest) start. */
  stderr(): string
  stdout(): string
  /** Ends it as a power cut would. */
  kill9(): Promise<Ended>
  /** Asks it to end (SIGTERM) and waits until it has. */
  stop(): Promise<Ended>
  /** Starts it again on the same port and data; waits until it is ready. */
  restart(env?: Record<string, string>): Promise<void>
  /** Starts it without waiting. */
  begin(env?: Record<string, string>): void
  ready(): Promise<void>
  /** A client without an account. */
  client(): HttpClient
  /** Signs in with a token of a session. */
  signIn(email: string, password?: string): Promise<HttpClient>
  /** Ends it and removes its data. */
  close(): Promise<void>
}

/** Password of every sample account. */
export const SAMPLE_PASSWORD = 'colonnade-sample'

// Below the range that outgoing connections take their ports from: nobody is given it between this look and its use.
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
}

const flags = ['--max-semi-space-size=32', '--import', new URL('../../../tools/lib/own-sources.mjs', import.meta.url).href, '--disable-warning=ExperimentalWarning']

function launch(env: Record<string, string>, args: string[]) {
  const began = Date.now()
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS|DATABASE_URL|REDIS_URL|SMTP_URL|.*_API_KEY)/.test(name)))
  const child: ChildProcess = spawn(process.execPath, [...flags, join(root, 'apps/api/src/main.ts'), ...args], { cwd: root, env: { ...own, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = '', stderr = ''
  child.stdout!.on('data', (chunk: Buffer) => { stdout += chunk.toString() })
  child.stderr!.on('data', (chunk: Buffer) => { stderr += chunk.toString() })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr, ms: Date.now() - began })))
  return { child, ended, stdout: () => stdout, stderr: () => stderr }
}

/** Runs a start that is expected to fail; ends it after a minute and a half if it doesn't. */
export async function failingStart(env: Record<string, string>, args: string[] = []): Promise<Ended> {
  const { child, ended } = launch(env, args)
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS)
  return ended.finally(() => clearTimeout(timer))
}

/** Starts an API process on a free port and a data folder of its own, and waits until it is ready. Throws with its stderr when it ends instead. */
export async function startServer({ env = {}, args = [], from, dataDir, port = 0 }: ServerOptions = {}): Promise<ServerProcess> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'colonnade-test-'))
  if (from) cpSync(from, folder, { recursive: true })
  const server = new Running({ PORT: String(port || await freePort()), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'warn', ...env }, args, folder, !dataDir)
  try {
    server.begin()
    await server.ready()
    return server
  } catch (error) {
    await server.close()
    throw error
  }
}

class Running implements ServerProcess {
  private readonly env: Record<string, string>
  private readonly args: string[]
  private readonly ownsFolder: boolean
  private run: ReturnType<typeof launch> | undefined
  readonly dataDir: string

  constructor(env: Record<string, string>, args: string[], dataDir: string, ownsFolder: boolean) {
    this.env = env
    this.args = args
    this.dataDir = dataDir
    this.ownsFolder = ownsFolder
  }

  get port(): number { return Number(this.env['PORT']) }
  get url(): string { return `http://127.0.0.1:${this.port}` }
  get pid(): number { return this.run!.child.pid! }
  stderr(): string { return this.run!.stderr() }
  stdout(): string { return this.run!.stdout() }
  client(): HttpClient { return httpClient(this.url) }
  signIn(email: string, password = SAMPLE_PASSWORD): Promise<HttpClient> { return httpClient(this.url).signIn(email, password) }

  begin(env: Record<string, string> = {}): void {
    this.run = launch({ ...this.env, ...env }, this.args)
  }

  async ready(): Promise<void> {
    const { ended } = this.run!
    let over: Ended | undefined
    void ended.then((e) => { over = e })
    const until = Date.now() + START_MS
    while (Date.now() < until) {
      if (over) throw new Error(`the server ended with code ${over.code} (${over.signal}):\n${over.stderr.slice(-3000)}`)
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`the server was not ready in time:\n${this.stderr().slice(-3000)}`)
  }

  async restart(env?: Record<string, string>): Promise<void> {
    this.begin(env)
    await this.ready()
  }

  kill9(): Promise<Ended> { return this.signal('SIGKILL') }
  stop(): Promise<Ended> { return this.signal('SIGTERM') }

  async close(): Promise<void> {
    await this.kill9()
    if (this.ownsFolder) rmSync(this.dataDir, { recursive: true, force: true })
  }

  private async signal(signal: NodeJS.Signals): Promise<Ended> {
    const asked = Date.now()
    this.run!.child.kill(signal)
    return { ...(await this.run!.ended), ms: Date.now() - asked }
  }
}
