import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEEP_LINK_SCHEME } from '../src/shared/deep-link.ts'

const desktop = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const builder = createRequire(require.resolve('electron-builder/package.json'))
const library = createRequire(builder.resolve('app-builder-lib/package.json'))

interface Config extends Record<string, unknown> {
  publish: { provider: string; url: string } | null
  protocols: { schemes: string[] }[]
  files: string[]
  electronFuses: Record<string, boolean>
  linux: { target: string[] }
  mac: { target: { target: string }[]; hardenedRuntime: boolean; entitlements: string; entitlementsInherit: string }
  win: { target: { target: string }[]; verifyUpdateCodeSignature: boolean }
}

const { load } = library('js-yaml') as { load: (text: string) => unknown }
const { validateConfiguration } = library('app-builder-lib/out/util/config/config.js') as { validateConfiguration: (config: unknown, log: unknown) => Promise<void> }
const { DebugLogger } = library('builder-util') as { DebugLogger: new (on: boolean) => unknown }
const read = (): Config => load(readFileSync(join(desktop, 'electron-builder.yml'), 'utf8')) as Config
const valid = (config: unknown) => validateConfiguration(config, new DebugLogger(false))

describe('the installers', () => {
  test('are configured as electron-builder’s own schema wants it', async () => {
    await expect(valid(read())).resolves.toBeUndefined()
  })

  test('whose schema would have said so otherwise', async () => {
    await expect(valid({ ...read(), linux: { target: ['AppImage'], categories: 'System' } })).rejects.toThrow(/Invalid configuration/)
    await expect(valid({ ...read(), mac: { ...read().mac, hardenedRuntime: 'yes' } })).rejects.toThrow(/Invalid configuration/)
  })

  test('are for Linux, macOS and Windows, hardened, and take up the links', () => {
    const { linux, mac, win, protocols, electronFuses } = read()
    expect(linux.target).toEqual(['AppImage', 'deb'])
    expect(mac.target.map(({ target }) => target)).toEqual(['dmg', 'zip'])
    expect(win.target.map(({ target }) => target)).toEqual(['nsis'])
    expect([mac.hardenedRuntime, win.verifyUpdateCodeSignature]).toEqual([true, true])
    expect(protocols.flatMap(({ schemes }) => schemes)).toEqual([DEEP_LINK_SCHEME])
    expect(electronFuses).toMatchObject({ runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, grantFileProtocolExtraPrivileges: false })
  })

  test('can be updated: without a feed in the configuration neither its manifest nor the file a download needs would be written; nothing is published', () => {
    expect(read().publish).toEqual({ provider: 'generic', url: 'https://updates.invalid' })
    const { scripts } = JSON.parse(readFileSync(join(desktop, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    expect(scripts['installers']).toContain('--publish never')
  })

  test('pack what is there: the entitlements, the icon, the program’s entry', () => {
    const { mac } = read()
    for (const path of [mac.entitlements, mac.entitlementsInherit, 'build/icon.png']) expect(existsSync(join(desktop, path)), path).toBe(true)
    const { main } = JSON.parse(readFileSync(join(desktop, 'package.json'), 'utf8')) as { main: string }
    expect(main).toBe('out/main/index.js')
    expect(readFileSync(join(desktop, mac.entitlements), 'utf8')).not.toMatch(/disable-library-validation|get-task-allow|files\./)
  })
})
