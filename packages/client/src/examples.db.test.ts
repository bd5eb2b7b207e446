import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command, emptyFolder, packClient, unpack } from '../test/pack.ts'
import { freePort, root, startCable, startServer, type TestServer } from '../test/server.ts'
import { createClient, signIn, type Client } from './index.ts'

// The client as others get it: packed, installed into an empty project, its examples run there against a server process.
const examples = join(root, 'examples')
let server: TestServer
let project: string
let installed: { code: number; output: string }
let operator: Client

/** Installs the tarball from the registry; where that can't be reached, unpacks it beside the dependencies of the workspace. */
async function install(): Promise<void> {
  project = emptyFolder()
  writeFileSync(join(project, 'package.json'), '{ "name": "somebodys-project", "private": true, "type": "module" }')
  const tarball = await packClient()
  installed = await command('npm', ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries=1', '--fetch-timeout=20000'], project)
  if (installed.code !== 0) {
    mkdirSync(join(project, 'node_modules/@colonnade'), { recursive: true })
    symlinkSync(await unpack(tarball), join(project, 'node_modules/@colonnade/client'))
    for (const name of ['@trpc', 'eventsource', 'eventsource-parser']) symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
  }
  for (const name of readdirSync(examples)) copyFileSync(join(examples, name), join(project, name))
}

beforeAll(async () => {
  await install()
  server = await startServer()
  operator = createClient({ url: server.url, token: (await signIn({ url: server.url }, server.accounts[0]!)).token })
}, 240_000)
afterAll(() => server?.close())

/** Runs an example as a person would, as one of the sample accounts. */
function run(script: string, args: string[], account: number, env: NodeJS.ProcessEnv = {}): { lines: string[]; done: Promise<string> } {
  const { email, password } = server.accounts[account]!
  const child = spawn(process.execPath, ['--preserve-symlinks', script, ...args], { cwd: project, env: { ...process.env, NODE_OPTIONS: '', COLONNADE_URL: server.url, COLONNADE_EMAIL: email, COLONNADE_PASSWORD: password, ...env } })
  const lines: string[] = []
  let output = ''
  for (const pipe of [child.stdout, child.stderr]) pipe.on('data', (chunk: Buffer) => { output += chunk.toString(); lines.splice(0, lines.length, ...output.split('\n')) })
  const done = new Promise<string>((resolve, reject) => { child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${script} ended with ${code}:\n${output}`)))) })
  done.catch(() => {})
  return { lines, done }
}
const until = async (condition: () => boolean): Promise<void> => { while (!condition()) await new Promise((resolve) => { setTimeout(resolve, 25) }) }

describe('in an empty project', () => {
  test('the client installs from its tarball', ({ skip }) => {
    const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/.test(installed.output)
    skip(installed.code !== 0 && offline, 'the package registry could not be reached: the tarball was unpacked by hand instead')
    expect(installed.code, installed.output).toBe(0)
    const packages = (folder: string) => readdirSync(join(project, 'node_modules', folder)).filter((name) => !name.startsWith('.'))
    expect(packages('@colonnade')).toEqual(['client'])
    // tRPC names TypeScript as a peer, which npm installs.
    expect(packages('').filter((name) => !name.includes('typescript')).sort()).toEqual(['@colonnade', '@trpc', 'eventsource', 'eventsource-parser'])
  })

  test('a project and the examples check without a type of ours missing', async () => {
    copyFileSync(join(root, 'packages/client/test/consumer.ts'), join(project, 'consumer.ts'))
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--allowJs', '--checkJs', '--preserveSymlinks', '--target', 'es2024', '--module', 'nodenext', '--typeRoots', join(root, 'node_modules/@types'), '--types', 'node']
    const scripts = readdirSync(project).filter((name) => /\.(ts|mjs)$/.test(name))
    const { output } = await command(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...scripts], project)
    expect(output).toBe('')
  })

  test('it runs on the oldest Node it promises', async ({ skip }) => {
    const outer = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'node')).find((file) => existsSync(file) && !file.includes('node_modules'))
    skip(!outer, 'there is no Node outside of the workspace')
    const script = 'const { createClient } = await import("@colonnade/client"); console.log((await createClient({ url: process.argv[1] }).platform.status.ping.query()).ok)'
    const { output } = await command(outer!, ['--preserve-symlinks', '--input-type=module', '-e', script, server.url], project)
    expect(output.trim()).toBe('true')
  })
})

describe('the examples', () => {
  test('the operator’s imports hosts, sets a quota and places machines, and can be run again', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `node-${String(i).padStart(4, '0')},${i % 2 ? 96_000 : 32_500},262144,0,`)
    writeFileSync(join(project, 'hall.csv'), `sn,cpu_milli,memory_mib,gpu,model\n${rows.join('\n')}\n`)
    const first = await run('1-inventory.mjs', ['hall.csv'], 0).done
    expect(first).toContain('12 rows, 12 of them good')
    expect(first).toContain(`hall: 12 hosts, ${6 * 32 + 6 * 96} cores, 3072 GB of memory`)
    expect(first).toMatch(/may use 153 cores of hall, and uses 0\n/)
    expect(first).toMatch(/placed: (example-\d+ on node-\d{4}(, |\n)){6}/)
    const again = await run('1-inventory.mjs', ['hall.csv'], 0).done
    expect(again).not.toContain('of them good')
    expect(again).toMatch(/and uses 24\n/)
    const { items } = await operator.datacenter.group.list.query({ filter: [{ field: 'name', value: 'hall' }] })
    expect([items[0]?.hostCount, items[0]?.vmCount]).toEqual([12, 12])
  })

  test('the tenant’s indexes a document and answers from it with a source', async () => {
    writeFileSync(join(project, 'handbook.md'), '# Handbook\n\n## Leaving\n\nThe notice period is six weeks to the end of a quarter.\n\n## Lunch\n\nThe canteen opens at noon and serves soup on Fridays.\n')
    const output = await run('2-knowledge.mjs', ['handbook.md', 'What is the notice period?'], 1).done
    expect(output).toMatch(/indexed: [1-9]\d* passages/)
    expect(output).toMatch(/similarity [\d.–]+, words [\d.–]+: .*notice period/)
    expect(output).toMatch(/\n\nWhat is the notice period\?\n\n[^]*six weeks[^]*\[1\] /)
  })

  test('the watcher’s prints what happens and goes on after a lost connection', async () => {
    const cable = await startCable(server.url)
    try {
      const { lines, done } = run('3-watch.mjs', ['4'], 0, { COLONNADE_URL: cable.url })
      await until(() => lines.some((line) => line.includes('connected')))
      const make = async (name: string) => (await operator.datacenter.rack.create.mutate({ name })).id
      const ids = [await make('watched-1'), await make('watched-2')]
      await until(() => lines.filter((line) => line.includes(' rack ')).length === 2)
      cable.cut()
      ids.push(await make('watched-3'))
      cable.mend()
      ids.push(await make('watched-4'))
      const output = await done
      expect([...output.matchAll(/ rack (\S+)/g)].map(([, id]) => id)).toEqual(ids)
      expect(output).toContain('… connection lost')
      expect(output).toMatch(/COLONNADE_AFTER=\d+\n$/)
    } finally {
      await cable.close()
    }
  })

  test('say in one line what is missing or refused', async () => {
    await expect(run('1-inventory.mjs', [], 0).done).rejects.toThrow(/ended with 1:\nName a CSV file of hosts/)
    await expect(run('3-watch.mjs', [], 0, { COLONNADE_PASSWORD: 'wrong' }).done).rejects.toThrow(/ended with 1:\nE-mail address and password do not fit\. Check both/)
    await expect(run('3-watch.mjs', [], 0, { COLONNADE_EMAIL: '' }).done).rejects.toThrow(/Set COLONNADE_TOKEN/)
    await expect(run('3-watch.mjs', [], 0, { COLONNADE_URL: `http://127.0.0.1:${await freePort()}` }).done).rejects.toThrow(/could not be reached: connect ECONNREFUSED/)
  })

  test('are named in their README', () => {
    const text = readFileSync(join(examples, 'README.md'), 'utf8')
    for (const name of readdirSync(examples).filter((n) => /^\d/.test(n))) expect(text).toContain(name)
  })
})
