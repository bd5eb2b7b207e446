import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTestConsole, type TestConsole } from '../../test/console.ts'
import { reloadBudget } from './recovery.ts'
import { restoredBounds } from './window-state.ts'

let app: TestConsole
beforeEach(async () => { app = await startTestConsole() })
afterEach(() => app.dispose())

const page = () => app.windows[0]!.webContents

describe('the window', () => {
  test('has the secure options and no others', () => {
    expect(app.windows).toHaveLength(1)
    expect(app.windows[0]!.options.webPreferences).toEqual({
      preload: '/preload.cjs', contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
      allowRunningInsecureContent: false, webviewTag: false, experimentalFeatures: false, navigateOnDragDrop: false, spellcheck: false, devTools: false,
    })
    expect(app.app.sandboxed).toBe(true)
    expect(page().url).toBe('app://console/')
  })

  test('opens where it was', async () => {
    app.windows[0]!.bounds = { x: 200, y: 100, width: 1200, height: 800 }
    app.windows[0]!.close()
    const again = await startTestConsole({ folder: app.folder })
    expect(again.windows[0]!.options).toMatchObject({ x: 200, y: 100, width: 1200, height: 800 })
  })

  test('comes back maximised, and with the zoom it had', async () => {
    app.windows[0]!.maximized = true
    page().zoom = 1.5
    app.windows[0]!.close()
    const again = await startTestConsole({ folder: app.folder })
    again.windows[0]!.emit('ready-to-show')
    again.windows[0]!.webContents.emit('did-finish-load')
    expect([again.windows[0]!.maximized, again.windows[0]!.webContents.zoom]).toEqual([true, 1.5])
  })

  test('comes back on a display that is still there', () => {
    const screen = (...areas: [number, number, number, number][]) => ({
      getAllDisplays: () => areas.map(([x, y, width, height]) => ({ workArea: { x, y, width, height } })) as Electron.Display[],
    })
    const kept = { x: 2500, y: 100, width: 1200, height: 800 }
    expect(restoredBounds(kept, screen([0, 0, 1920, 1080], [1920, 0, 2560, 1440]))).toEqual(kept)
    expect(restoredBounds(kept, screen([0, 0, 1920, 1080]))).toEqual({ width: 1360, height: 860 })
    expect(restoredBounds({ ...kept, x: -5000 }, screen([0, 0, 1920, 1080]))).toEqual({ width: 1360, height: 860 })
    expect(restoredBounds({ x: 0, y: 0, width: 5000, height: 5000 }, screen([0, 0, 1920, 1080]))).toEqual({ x: 0, y: 0, width: 1920, height: 1080 })
    expect(restoredBounds({ x: 0, y: 1070, width: 1000, height: 700 }, screen([0, 0, 1920, 1080])), 'title bar below the edge').toEqual({ width: 1360, height: 860 })
    expect(restoredBounds(undefined, screen([0, 0, 1920, 1080]))).toEqual({ width: 1360, height: 860 })
  })

  test('tells the page its state', async () => {
    app.windows[0]!.maximize()
    expect(app.events('window').at(-1)).toMatchObject({ maximized: true })
    await expect(app.value('window.state')).resolves.toMatchObject({ maximized: true, fullScreen: false })
  })

  test('is made anew when it is asked for after it was closed', () => {
    app.windows[0]!.close()
    app.app.emit('activate')
    expect(app.windows).toHaveLength(2)
    app.app.emit('window-all-closed')
    expect(app.app.quits).toBe(1)
  })
})

describe('navigation', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'] as const)('%s stays in the console', (event) => {
    expect(page().tries(event, 'app://console/racks')).toBe(true)
    for (const url of ['https://evil.example/', 'file:///etc/passwd', 'app://console/api/main/x', 'app://other/', 'javascript:alert(1)', 'data:text/html,x', 'blob:app://console/1', 'about:blank']) {
      expect(page().tries(event, url), url).toBe(false)
    }
  })

  test('new windows never open; only https goes to the browser', () => {
    for (const url of ['https://docs.example.com/guide', 'http://plain.example', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'colonnade://main/x', 'https://user:pw@evil.example', 'not a url', 'app://console/']) {
      expect(page().openHandler!({ url })).toEqual({ action: 'deny' })
    }
    expect(app.opened).toEqual(['https://docs.example.com/guide'])
  })

  test('no page is embedded', () => {
    let stopped = false
    page().emit('will-attach-webview', { preventDefault: () => { stopped = true } })
    expect(stopped).toBe(true)
  })
})

describe('permissions', () => {
  test('are refused, but for copying text in the console itself', () => {
    const sessions = [app.defaultSession, ...app.partitions.values()]
    expect(sessions).toHaveLength(2)
    for (const session of sessions) {
      for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'fileSystem', 'usb', 'clipboard-read']) {
        expect(session.grants(permission, 'app://console/'), permission).toBe(false)
        expect(session.permissionCheck!(null, permission, 'app://console')).toBe(false)
      }
      expect(session.device!()).toBe(false)
    }
    expect(app.defaultSession.grants('clipboard-sanitized-write', 'app://console/racks')).toBe(true)
    expect(app.defaultSession.grants('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
  })

  test('only the console’s own files download, under a plain name', () => {
    const download = (url: string, name: string) => {
      let stopped = false
      const item = { saved: '', getURL: () => url, getFilename: () => name, setSaveDialogOptions: (options: { defaultPath: string }) => { item.saved = options.defaultPath } }
      app.defaultSession.emit('will-download', { preventDefault: () => { stopped = true } }, item)
      return stopped ? undefined : item.saved
    }
    expect(download('app://console/api/main/export.csv', '../../.bashrc')).toBe('bashrc')
    expect(download('blob:app://console/1234', 'hosts.csv')).toBe('hosts.csv')
    expect(download('https://evil.example/x.exe', 'x.exe')).toBeUndefined()
    expect(download('app://console.evil/x', 'x')).toBeUndefined()
  })
})

describe('recovery', () => {
  beforeEach(() => { vi.spyOn(console, 'error').mockImplementation(() => undefined) })
  afterEach(() => { vi.restoreAllMocks() })

  test('loads the page again, and asks when that keeps happening', async () => {
    const gone = () => page().emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    for (let times = 0; times < 3; times++) gone()
    expect(page().reloads).toBe(3)
    app.dialog.button = 1
    gone()
    await new Promise(setImmediate)
    expect(page().reloads).toBe(3)
    expect(app.dialog.asked).toHaveLength(1)
    expect(app.app.quits).toBe(1)
  })

  test('forgets ends older than a minute', () => {
    let time = 0
    const may = reloadBudget(() => time)
    expect([may(), may(), may(), may()]).toEqual([true, true, true, false])
    time = 61_000
    expect(may()).toBe(true)
  })

  test('ends the page’s process when the operator won’t wait', async () => {
    app.dialog.button = 1
    app.windows[0]!.emit('unresponsive')
    await new Promise(setImmediate)
    expect(page().crashes).toBe(1)
  })

  test('an aborted load is no failure', () => {
    page().emit('did-fail-load', {}, -3, 'ABORTED', 'app://console/', true)
    expect(page().reloads).toBe(0)
    page().emit('did-fail-load', {}, -6, 'FILE_NOT_FOUND', 'app://console/', true)
    expect(page().reloads).toBe(1)
  })
})
