import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export const root = join(import.meta.dirname, '../../..')
const READY_MS = 110_000

/** A sample account of the first start. */
export interface Account { email: string; password: string }
/** A server process with a data folder of its own. */
export interface TestServer {
  url: string
  /** sample accounts, the provider's operator first */
  accounts: Account[]
  /** ends the process without a goodbye and starts another on the same port and data */
  restart(): Promise<void>
  /** ends the process and removes the data */
  close(): Promise<void>
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => { probe.listen(0, '127.0.0.1', resolve) })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => { probe.close(resolve) })
  return port
}

interface Running { child: ChildProcess; output: () => string; gone: Promise<void> }

function launch(port: number, dataDir: string, more: NodeJS.ProcessEnv): Running {
  const env = { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'error', DATABASE_URL: '', REDIS_URL: '', ...more, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir }
  const args = ['--import', pathToFileURL(join(root, 'tools/lib/own-sources.mjs')).href, '--disable-warning=ExperimentalWarning', join(root, 'apps/api/src/main.ts')]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const pipe of [child.stdout, child.stderr]) pipe?.on('data', (chunk: Buffer) => { output += chunk.toString() })
  return { child, output: () => output, gone: new Promise((resolve) => { child.on('exit', () => resolve()) }) }
}

async function ready(url: string, { child, output }: Running): Promise<void> {
  for (const until = Date.now() + READY_MS; Date.now() < until;) {
    if (child.exitCode !== null) break
    if (await fetch(`${url}/readyz`).then((r) => r.ok, () => false)) return
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
  child.kill('SIGKILL')
  throw new Error(`The server did not start:\n${output().slice(-3000)}`)
}

function accountsIn(output: string): Account[] {
  const password = /password for each: (\S+)\)/.exec(output)?.[1] ?? ''
  return [...output.matchAll(/^ {2}.*\s(\S+@\S+)\s*$/gm)].map(([, email]) => ({ email: email!, password }))
}

/** Starts a real server from its sources, with the sample data of a first start. Throws with the server's own words when it does not come up. */
export async function startServer(env: NodeJS.ProcessEnv = {}): Promise<TestServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const dataDir = mkdtempSync(join(tmpdir(), 'colonnade-client-'))
  let running = launch(port, dataDir, env)
  const end = async () => { running.child.kill('SIGKILL'); await running.gone }
  await ready(url, running)
  // The addresses are printed once the server listens.
  for (let i = 0; i < 50 && !running.output().includes('Sample accounts'); i++) await new Promise((resolve) => { setTimeout(resolve, 100) })
  return {
    url, accounts: accountsIn(running.output()),
    async restart() { await end(); running = launch(port, dataDir, env); await ready(url, running) },
    async close() { await end(); rmSync(dataDir, { recursive: true, force: true }) },
  }
}

/** Something between client and server that can be cut like a cable. While it is cut, who connects is turned away. */
export async function startCable(target: string): Promise<{ url: string; cut(): void; mend(): void; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  let whole = true
  const cable = createServer((near) => {
    if (!whole) return void near.destroy()
    const far = connect(Number(new URL(target).port), '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => { sockets.delete(socket); near.destroy(); far.destroy() })
    }
    near.pipe(far).pipe(near)
  })
  const cut = () => { whole = false; for (const socket of sockets) socket.destroy() }
  await new Promise<void>((resolve) => { cable.listen(0, '127.0.0.1', resolve) })
  return {
    url: `http://127.0.0.1:${(cable.address() as AddressInfo).port}`,
    cut, mend() { whole = true },
    close: () => new Promise((resolve) => { cut(); cable.close(() => resolve()) }),
  }
}
