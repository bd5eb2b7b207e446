import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSigned, isUpdateKey, manifestName } from '../src/main/update-manifest.ts'

const tool = join(import.meta.dirname, '../../../tools/sign-updates.mjs')
const run = async (...args: string[]) => (await promisify(execFile)(process.execPath, [tool, ...args])).stdout
const refused = (...args: string[]) => run(...args).then(() => { throw new Error('it went well') }, (error: { stderr: string; stdout: string }) => error.stderr + error.stdout)

const folder = mkdtempSync(join(tmpdir(), 'colonnade-sign-'))
const keyFile = join(folder, 'update-key.pem')
const found = { version: '0.2.0', files: [{ sha512: 'c2hhNTEyLW9mLTAuMi4w' }] }
const manifest = 'version: 0.2.0\nfiles:\n  - url: Colonnade-0.2.0-linux-x64.AppImage\n    sha512: c2hhNTEyLW9mLTAuMi4w\n    size: 1\npath: Colonnade-0.2.0-linux-x64.AppImage\nsha512: c2hhNTEyLW9mLTAuMi4w\n'
let key = ''

beforeAll(async () => { key = /MAIN_VITE_UPDATE_KEY=(\S+)/.exec(await run('--new-key', keyFile))![1]! })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the manifests of a feed', () => {
  test('are signed so that a console takes them, and no other', async () => {
    const names = [manifestName('linux', 'x64'), manifestName('linux', 'arm64'), manifestName('darwin', 'arm64'), manifestName('win32', 'x64')]
    for (const name of names) writeFileSync(join(folder, name), manifest)
    await run(folder, '--key', keyFile)
    expect(isUpdateKey(key)).toBe(true)
    for (const name of names) {
      const signature = readFileSync(join(folder, `${name}.sig`), 'utf8')
      expect(isSigned(found, manifest, signature, key), name).toBe(true)
      expect(isSigned(found, `${manifest}# changed`, signature, key), name).toBe(false)
    }
  })

  test('are signed with a key nobody else can read, which is never overwritten', async () => {
    expect(statSync(keyFile).mode & 0o077).toBe(0)
    const before = readFileSync(keyFile, 'utf8')
    expect(await refused('--new-key', keyFile)).toContain('is there already')
    expect(readFileSync(keyFile, 'utf8')).toBe(before)
  })

  test('are asked for where they are missing, and so is the key', async () => {
    expect(await refused(join(folder, 'nowhere'), '--key', keyFile)).toContain('holds no manifest')
    expect(await refused(folder, '--key', join(folder, 'latest.yml'))).toContain('no private key')
    expect(await refused(folder)).toContain('usage')
  })
})
