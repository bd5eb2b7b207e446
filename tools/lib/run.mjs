// Child processes: quiet ones whose output is kept for the error, loud ones that share the terminal, and one that takes over.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { at, childEnv, node24, root } from './workspace.mjs'

/** Arguments and environment that make Node, and every Node it starts, read packages of ours from their sources. */
const ownSources = pathToFileURL(at('tools/lib/own-sources.mjs')).href
export const fromSource = ['--import', ownSources, '--disable-warning=ExperimentalWarning']
export const fromSourceEnv = { NODE_OPTIONS: `--import=${ownSources} --disable-warning=ExperimentalWarning` }

const running = new Set()
let interrupted

/**
 * Runs a command to its end and keeps its output.
 * @returns {Promise<{ code: number, output: string, missing: boolean }>} `missing` when there is no such command
 */
export function quiet(command, args, { env = {}, cwd = root, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, shell, env: childEnv(env), stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    running.add(child)
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: 127, output: String(error), missing: error.code === 'ENOENT' }))
    child.on('close', (code) => {
      running.delete(child)
      // Stopped on purpose: half a step is no failure to explain.
      if (interrupted) process.exit(interrupted)
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString(), missing: false })
    })
  })
}

/**
 * Starts Node 24 on `args` in the foreground, sharing the terminal. With `bound` it does not outlive this process, however that ends,
 * and hears of signals from this process alone: a group of its own keeps a terminal's Ctrl-C from reaching it twice.
 */
export function start(args, { env = {}, cwd = root, bound = false } = {}) {
  const bind = bound ? ['--import', pathToFileURL(at('tools/lib/die-with-parent.mjs')).href] : []
  const stdio = ['inherit', 'inherit', 'inherit', ...(bound ? ['ipc'] : [])]
  const child = spawn(node24(), [...bind, ...args], { cwd, env: childEnv(env), stdio, detached: bound && process.platform !== 'win32' })
  child.bound = bound
  running.add(child)
  child.on('close', () => running.delete(child))
  return child
}

/** Runs Node 24 on `args` in the foreground; gives its exit code. */
export function loud(args, options) {
  return new Promise((resolve) => {
    start(args, options)
      .on('error', () => resolve(127))
      .on('close', (code, signal) => resolve(code ?? (signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : 1)))
  })
}

/** Runs Node 24 on `args` and hands over its stdout line by line; its stderr is shown. Gives its exit code. */
export async function lines(args, onLine, env = {}) {
  const child = spawn(node24(), args, { cwd: root, env: childEnv(env), stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = new Promise((resolve) => { child.on('error', () => resolve(127)).on('close', (code) => resolve(code ?? 1)); })
  running.add(child)
  for await (const line of createInterface({ input: child.stdout })) onLine(line)
  const code = await closed
  running.delete(child)
  return code
}

/**
 * Passes SIGINT, SIGTERM and SIGHUP on to every child. One asked again after two seconds is ended; sooner it is npm repeating what the terminal
 * said. A terminal's Ctrl-C has reached unbound children already.
 */
export function forwardSignals() {
  let since
  const stop = (signal) => {
    const again = since !== undefined
    if (again && Date.now() - since < 2000) return
    since ??= Date.now()
    interrupted = signal === 'SIGINT' ? 130 : 143
    if (!running.size) process.exit(interrupted)
    const told = signal === 'SIGINT' && process.stdin.isTTY
    for (const child of running) if (child.bound || !told) child.kill(again ? 'SIGKILL' : signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
  if (process.env.npm_lifecycle_event && process.platform !== 'win32') stopWithNpm(stop)
}

/** npm signals the shell between it and us; the shell ends and tells nobody. That its place as our parent is taken is how we hear of it. */
function stopWithNpm(stop) {
  const shell = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(timer)
    if (interrupted === undefined) stop('SIGTERM')
  }, 250)
  timer.unref()
}
