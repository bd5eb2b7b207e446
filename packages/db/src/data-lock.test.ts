import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { FolderInUse, lockFolder } from './data-lock.ts'

const dir = mkdtempSync(join(tmpdir(), 'colonnade-lock-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

let n = 0
const fresh = () => join(dir, `pg${++n}`)
const leave = (folder: string, holder: object | string) => writeFileSync(`${folder}.lock`, typeof holder === 'string' ? holder : JSON.stringify(holder))

describe('lockFolder', () => {
  it('refuses a second taker, and lets it in once the first has let go', () => {
    const folder = fresh()
    const release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
    expect(() => lockFolder(folder)).toThrow(new RegExp(`process ${process.pid} .*DATA_DIR=`))
    release()
    expect(existsSync(`${folder}.lock`)).toBe(false)
    lockFolder(folder)()
  })

  it('refuses while another living process has it, and takes over once that was killed', async () => {
    const folder = fresh()
    const source = `import { lockFolder } from ${JSON.stringify(new URL('./data-lock.ts', import.meta.url).href)}; lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(() => lockFolder(folder)).toThrow(`process ${child.pid}`)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
    lockFolder(folder)()
  })

  it('does not mistake a stranger who was given the same number for the holder', () => {
    const folder = fresh()
    leave(folder, { pid: process.pid, host: hostname(), started: '1' })
    if (process.platform === 'linux') lockFolder(folder)()
  })

  it('believes a holder on another machine as long as it speaks', () => {
    const folder = fresh()
    leave(folder, { pid: 1, host: 'elsewhere', started: null })
    expect(() => lockFolder(folder)).toThrow('a process on elsewhere')
    utimesSync(`${folder}.lock`, new Date(0), new Date(0))
    lockFolder(folder)()
  })

  it('takes over a mark that was never finished', () => {
    const folder = fresh()
    leave(folder, '')
    utimesSync(`${folder}.lock`, new Date(0), new Date(0))
    lockFolder(folder)()
  })
})
