import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestConsole, type TestConsole } from '../../test/console.ts'
import { MAX_FILE_BYTES } from '../shared/channels.ts'
import { createElectronDouble } from '../../test/electron-double.ts'
import { startConsole } from './index.ts'
import { menuTemplate } from './menu.ts'

let app: TestConsole
beforeEach(async () => { app = await startTestConsole() })
afterEach(() => app.dispose())

type Item = Electron.MenuItemConstructorOptions
const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

// What Electron gives the roles the menu uses, per platform.
const roleKeys: Record<string, Record<string, string>> = {
  linux: { undo: 'Ctrl+Z', redo: 'Ctrl+Shift+Z', cut: 'Ctrl+X', copy: 'Ctrl+C', paste: 'Ctrl+V', selectAll: 'Ctrl+A', forceReload: 'Ctrl+Shift+R', toggleDevTools: 'Ctrl+Shift+I', resetZoom: 'Ctrl+0',
    zoomIn: 'Ctrl+Plus', zoomOut: 'Ctrl+-', togglefullscreen: 'F11', minimize: 'Ctrl+M', close: 'Ctrl+W', quit: 'Ctrl+Q' },
  win32: { redo: 'Ctrl+Y' },
  darwin: { undo: 'Cmd+Z', redo: 'Cmd+Shift+Z', cut: 'Cmd+X', copy: 'Cmd+C', paste: 'Cmd+V', selectAll: 'Cmd+A', forceReload: 'Cmd+Shift+R', toggleDevTools: 'Cmd+Alt+I', resetZoom: 'Cmd+0',
    zoomIn: 'Cmd+Plus', zoomOut: 'Cmd+-', togglefullscreen: 'Ctrl+Cmd+F', minimize: 'Cmd+M', close: 'Cmd+W', quit: 'Cmd+Q', hide: 'Cmd+H', hideOthers: 'Cmd+Alt+H' },
}
roleKeys['win32'] = { ...roleKeys['linux'], ...roleKeys['win32'] }

describe.each(['linux', 'win32', 'darwin'])('the menu on %s', (platform) => {
  const itemsOf = (console: TestConsole) => flat(menuTemplate({ ...console.desktop, options: { ...console.desktop.options, platform } }, { check: () => 'off' }))

  test('uses each key once, the roles’ own included', () => {
    app.app.isPackaged = false
    const keys = itemsOf(app).flatMap((item) => item.accelerator ?? (item.role && roleKeys[platform]![item.role]) ?? [])
    const normal = keys.map((key) => String(key).replace('CmdOrCtrl', platform === 'darwin' ? 'Cmd' : 'Ctrl').split('+').sort().join('+'))
    expect(normal.length).toBeGreaterThan(30)
    expect(normal.filter((key, at) => normal.indexOf(key) !== at)).toEqual([])
  })

  test('has a text for each entry', () => {
    for (const item of itemsOf(app)) if (item.type !== 'separator') expect(item.label, item.role).toMatch(/\S/)
  })
})

describe('the menu', () => {
  test('sends commands to the page', () => {
    const item = flat(app.menu.current).find(({ id }) => id === 'go.hosts')!
    item.click!({} as never, undefined, {} as never)
    expect(app.events('command')).toEqual(['go.hosts'])
  })

  test('has no developer tools when packaged', () => {
    expect(flat(app.menu.current).map(({ role }) => role)).not.toContain('toggleDevTools')
  })

  test('is drawn again in another language, and lists the sites', async () => {
    await app.value('sites.add', { name: 'Berlin', url: 'https://berlin.example.com' })
    await app.value('locale.set', { locale: 'zh-CN' })
    const labels = flat(app.menu.current).map(({ label }) => label)
    expect(labels).toContain('主机')
    expect(labels).toContain('Berlin')
    const [tray] = app.Tray.made
    expect(tray!.menu.map(({ label }) => label)).toEqual(['打开控制台', undefined, 'Berlin', undefined, '退出 Colonnade'])
  })
})

describe('notifications', () => {
  test('lead to the record they speak of', async () => {
    await app.value('sites.add', { name: 'Main', url: 'https://one.example.com' })
    await app.value('links.take')
    await expect(app.value('notify.show', { title: 'Host down', body: 'gpu-17', target: { siteId: 'main', path: '/hosts/17' }, urgent: true })).resolves.toEqual({ shown: true })
    app.Notification.made[0]!.emit('click')
    expect(app.events('link')).toEqual([{ siteId: 'main', site: 'main', path: '/hosts/17' }])
  })

  test('do not bury the desktop', async () => {
    const shown = []
    for (let count = 0; count < 20; count++) shown.push((await app.value('notify.show', { title: `n${count}`, body: '' })).shown)
    expect(shown.filter(Boolean)).toHaveLength(12)
    app.Notification.made[0]!.emit('close')
    await expect(app.value('notify.show', { title: 'one more', body: '' })).resolves.toEqual({ shown: true })
  })

  test('say when the system has none', async () => {
    app.Notification.supported = false
    await expect(app.value('notify.show', { title: 't', body: '' })).resolves.toEqual({ shown: false })
  })
})

describe('deep links', () => {
  test('wait until the page listens, then are sent; a reload makes them wait again', async () => {
    await app.value('sites.add', { name: 'Main', url: 'https://one.example.com' })
    const arrives = (url: string) => app.app.emit('open-url', { preventDefault: () => undefined }, url)
    arrives('colonnade://main/racks')
    arrives('colonnade://main/../etc')
    await expect(app.value('links.take')).resolves.toEqual([{ siteId: 'main', site: 'main', path: '/racks' }])
    arrives('colonnade://one.example.com/hosts')
    arrives('colonnade://stranger.example/hosts')
    expect(app.events('link')).toEqual([{ siteId: 'main', site: 'one.example.com', path: '/hosts' }, { siteId: null, site: 'stranger.example', path: '/hosts' }])
    app.windows[0]!.webContents.navigates()
    arrives('colonnade://main/groups')
    expect(app.events('link')).toHaveLength(2)
    await expect(app.value('links.take')).resolves.toMatchObject([{ path: '/groups' }])
  })

  test('come with the command line, of the first start and of a second', async () => {
    const started = await startTestConsole({ options: { argv: ['colonnade', 'colonnade://main/racks'] } })
    started.app.emit('second-instance', {}, ['colonnade', 'colonnade://main/hosts'])
    await expect(started.value('links.take')).resolves.toMatchObject([{ path: '/racks' }, { path: '/hosts' }])
    expect(started.app.schemes).toEqual([['colonnade']])
    started.dispose()
  })

  test('an unpackaged run registers how it was started', async () => {
    const started = await startTestConsole({ options: { argv: ['/electron', 'apps/desktop'] }, prepare: ({ app: double }) => { double.isPackaged = false } })
    expect(started.app.schemes).toEqual([['colonnade', '/electron', [expect.stringMatching(/apps\/desktop$/)]]])
    started.dispose()
  })
})

test('a second instance ends at once and opens nothing', async () => {
  const double = createElectronDouble(app.folder)
  double.app.lock = false
  await expect(startConsole(double.electron, { preload: '', rendererFolder: '', platform: 'linux', argv: [], execPath: '' })).resolves.toBeUndefined()
  expect(double.app.quits).toBe(1)
  expect(double.windows).toEqual([])
})

describe('files', () => {
  test('open with name and bytes, without their folder', async () => {
    const path = join(app.folder, 'hosts.csv')
    writeFileSync(path, 'sn,cpu\na,8\n')
    app.dialog.open = { canceled: false, filePaths: [path] }
    const opened = await app.value('files.open', { accept: ['csv'] })
    expect(opened).toMatchObject({ name: 'hosts.csv', size: 11 })
    expect(new TextDecoder().decode(opened!.bytes)).toBe('sn,cpu\na,8\n')
    expect(app.seenByPage()).not.toContain(app.folder)
  })

  test('above 64 MB, folders and missing ones are refused', async () => {
    const path = join(app.folder, 'large.csv')
    writeFileSync(path, '')
    truncateSync(path, MAX_FILE_BYTES + 1)
    app.dialog.open = { canceled: false, filePaths: [path] }
    await expect(app.value('files.open', { accept: [] })).rejects.toThrow('desktop.file_too_large')
    app.dialog.open = { canceled: false, filePaths: [app.folder] }
    await expect(app.value('files.open', { accept: [] })).rejects.toThrow('desktop.file_unreadable')
    app.dialog.open = { canceled: false, filePaths: [join(app.folder, 'none')] }
    await expect(app.value('files.open', { accept: [] })).rejects.toThrow('desktop.file_unreadable')
  })

  test('save where the operator says, under a plain name', async () => {
    const path = join(app.folder, 'out.csv')
    app.dialog.save = { canceled: false, filePath: path }
    await expect(app.value('files.save', { suggestedName: '../../etc/cron.d/x.csv', content: new Uint8Array([104, 105]) })).resolves.toEqual({ saved: true, name: 'out.csv' })
    expect(readFileSync(path, 'utf8')).toBe('hi')
    expect(app.dialog.asked.at(-1)).toMatchObject({ defaultPath: 'x.csv' })
  })

  test('cancelled is no error; unwritable is one', async () => {
    await expect(app.value('files.open', { accept: [] })).resolves.toBeNull()
    await expect(app.value('files.save', { suggestedName: 'a.csv', content: '' })).resolves.toEqual({ saved: false })
    mkdirSync(join(app.folder, 'taken'))
    app.dialog.save = { canceled: false, filePath: join(app.folder, 'taken') }
    await expect(app.value('files.save', { suggestedName: 'a.csv', content: 'x' })).rejects.toThrow('desktop.file_unwritable')
  })
})

describe('updates', () => {
  test('are off until a feed is set, and unsupported on Linux', async () => {
    await expect(app.value('updates.check')).resolves.toBe('off')
    const start = (updateFeed: string, platform: string) => startTestConsole({ options: { updateFeed, platform } })
    for (const [feed, platform, status] of [['https://updates.example.com', 'linux', 'unsupported'], ['http://updates.example.com', 'darwin', 'off'], ['nonsense', 'darwin', 'off']] as const) {
      const started = await start(feed, platform)
      await expect(started.value('updates.check')).resolves.toBe(status)
      expect(started.autoUpdater.checks).toBe(0)
      started.dispose()
    }
  })

  test('follow the feed once it is set', async () => {
    const started = await startTestConsole({ options: { updateFeed: 'https://updates.example.com/mac', platform: 'darwin' } })
    expect(started.autoUpdater).toMatchObject({ feed: 'https://updates.example.com/mac', checks: 1 })
    started.autoUpdater.emit('update-downloaded')
    expect(started.events('update')).toEqual(['ready'])
    started.dispose()
  })
})
