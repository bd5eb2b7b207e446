import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ColonnadeBridge } from '../src/shared/bridge.ts'
import { startSite, type SiteServer } from './site-server.ts'

const desktop = join(import.meta.dirname, '..')

/** Electron's program, if it is on this machine. Its own index.js isn't asked: that would try to download it. */
function binary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist')
  const name = existsSync(join(folder, 'path.txt')) ? readFileSync(join(folder, 'path.txt'), 'utf8').trim() : process.platform === 'win32' ? 'electron.exe' : 'electron'
  return [join(dist, name)].find((path) => existsSync(path))
}

const program = binary()
const obstacle = program === undefined ? 'Electron’s binary is not on this machine; `npx install-electron` fetches it'
  : process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'] ? 'there is no display; run under xvfb-run'
    : !existsSync(join(desktop, 'src/renderer/index.html')) ? 'there is no page to show' : undefined

describe.skipIf(obstacle !== undefined)(`the console in real Electron${obstacle ? ` (skipped: ${obstacle})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-smoke-'))
  let app: ElectronApplication
  let site: SiteServer

  beforeAll(async () => {
    const cli = join(dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')), 'bin', 'electron-vite.js')
    const built = spawnSync(process.execPath, [cli, 'build'], { cwd: desktop, encoding: 'utf8' })
    expect(built.status, built.stderr).toBe(0)
    site = await startSite()
    app = await _electron.launch({ executablePath: program!, args: [desktop, `--user-data-dir=${folder}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] })
  }, 120_000)

  afterAll(async () => {
    await app?.close()
    await site?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('opens its page with the bridge and nothing of Node', async () => {
    const page = await app.firstWindow()
    expect(page.url()).toMatch(/^app:\/\/console\//)
    expect(await page.evaluate(() => [typeof require, typeof process, Object.isFrozen(Reflect.get(window, 'colonnade'))])).toEqual(['undefined', 'undefined', true])
  })

  test('calls a site through the proxy, streams included, without the token in the page', async () => {
    const page = await app.firstWindow()
    const answers = await page.evaluate(async (url) => {
      const bridge = Reflect.get(window, 'colonnade') as ColonnadeBridge
      await bridge.sites.add({ name: 'Main', url })
      await bridge.token.set('main', 'col_smoke-token', false)
      const json = await fetch(`${bridge.apiBase('main')}/trpc/x`).then((response) => response.text())
      const first = await new Promise<string>((resolve, reject) => {
        const source = new EventSource(`${bridge.apiBase('main')}/trpc/events`)
        source.onmessage = ({ data }) => { source.close(); resolve(String(data)) }
        source.onerror = () => reject(new Error('no event stream'))
      })
      return { json, first }
    }, site.url)
    expect(answers).toEqual({ json: '{"path":"/trpc/x"}', first: 'first' })
    expect(site.asked.at(-1)!.headers.authorization).toBe('Bearer col_smoke-token')
  })
})
