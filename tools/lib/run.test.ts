import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { at } from './workspace.mjs'

const run = JSON.stringify(new URL('./run.mjs', import.meta.url).href)

/** A starter with one bound child that lives until it is told otherwise, and the child's process id. */
async function starter(): Promise<{ process: ChildProcess; child: number }> {
  const script = `import { forwardSignals, start } from ${run}; forwardSignals()
    const child = start(['-e', "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up', process.pid)"], { bound: true })
    child.on('close', (code) => process.exit(code))`
  const started = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output] = await once(started.stdout, 'data') as [Buffer]
  return { process: started, child: Number(/up (\d+)/.exec(String(output))?.[1]) }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a signal reaches the child, and its exit code comes back', async () => {
  const { process: started, child } = await starter()
  started.kill('SIGTERM')
  expect((await once(started, 'exit'))[0]).toBe(7)
  expect(alive(child)).toBe(false)
})

test('killed with -9, the starter takes its child with it', async () => {
  const { process: started, child } = await starter()
  expect(alive(child)).toBe(true)
  started.kill('SIGKILL')
  await expect.poll(() => alive(child), { timeout: 10_000 }).toBe(false)
})

test('packages of ours come from their sources, those of others do not (eventsource keeps TypeScript there)', () => {
  const script = "for (const name of ['@colonnade/db', '@colonnade/contract/kernel/fields', 'eventsource']) console.log(import.meta.resolve(name))"
  const flags = ['--conditions=source', '--import', new URL('./own-sources.mjs', import.meta.url).href, '--input-type=module', '-e', script]
  const { stdout } = spawnSync(process.execPath, flags, { cwd: at('packages/trpc'), encoding: 'utf8' })
  const [db, fields, other] = stdout.trim().split('\n')
  expect(db).toMatch(/packages\/db\/src\/index\.ts$/)
  expect(fields).toMatch(/packages\/contract\/src\/kernel\/fields\.ts$/)
  expect(other).toMatch(/node_modules\/.*\.js$/)
})
