import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateKeyPairSync, sign } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTestConsole, type TestConsole } from '../../test/console.ts'
import { MAX_FILE_BYTES, type MenuCommand } from '../shared/channels.ts'
import { createElectronDouble } from '../../test/electron-double.ts'
import type { DesktopOptions } from './desktop.ts'
import { startConsole } from './index.ts'
import { menuTemplate } from './menu.ts'
import { roleKeys, sameKeys } from './role-keys.ts'

let app: TestConsole
beforeEach(async () => { app = await startTestConsole() })
afterEach(() => app.dispose())

type Item = Electron.MenuItemConstructorOptions
const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

const command = (id: string, menu: MenuCommand['menu'], accelerator?: string, section = 'page'): MenuCommand => ({ id, menu, section, label: `${id}!`, ...(accelerator ? { accelerator } : {}) })
const offered = [command('page.new', 'file', 'CmdOrCtrl+N'), command('record.edit', 'file', 'CmdOrCtrl+E', 'record'), command('go.hosts', 'go', 'CmdOrCtrl+2'), command('view.rail', 'view', 'CmdOrCtrl+B'), command('help.shortcuts', 'help', 'CmdOrCtrl+/'), command('app.settings', 'app', 'CmdOrCtrl+,')]

describe.each(['linux', 'win32', 'darwin'])('the menu on %s', (platform) => {
  const itemsOf = (commands: MenuCommand[]) => flat(menuTemplate({ ...app.desktop, options: { ...app.desktop.options, platform } }, { check: () => 'off', status: () => 'off', install: () => false }, commands))

  test('offers what the page offers, each where it belongs', () => {
    const ids = itemsOf(offered).flatMap(({ id }) => id ?? [])
    expect(ids.sort()).toEqual(offered.map(({ id }) => id).sort())
  })

  test('uses each key once, the roles’ own included', () => {
    const greedy = [...offered, command('page.copy', 'file', 'CmdOrCtrl+C'), command('page.close', 'file', 'CmdOrCtrl+W'), command('go.again', 'go', 'CmdOrCtrl+2'), command('view.zoom', 'view', 'CmdOrCtrl+0')]
    const keys = itemsOf(greedy).flatMap(({ accelerator }) => (accelerator ? sameKeys(String(accelerator), platform) : []))
    expect(keys.length).toBe(offered.length)
    expect([...new Set(keys)]).toEqual(keys)
    expect(keys.filter((key) => roleKeys(platform).includes(key))).toEqual([])
  })

  test('has a text for each entry', () => {
    for (const item of itemsOf(offered)) if (item.type !== 'separator') expect(item.label, item.role).toMatch(/\S/)
  })
})

describe('the menu', () => {
  test('sends the page’s commands back to it, and knows none that is not the page’s', async () => {
    expect(flat(app.menu.current).some(({ id }) => id === 'go.hosts')).toBe(false)
    await app.value('menu.set', { commands: offered })
    flat(app.menu.current).find(({ id }) => id === 'go.hosts')!.click!({} as never, undefined, {} as never)
    expect(app.events('command')).toEqual(['go.hosts'])
  })

  test('forgets them with the page they came from', async () => {
    await app.value('menu.set', { commands: offered })
    app.windows[0]!.webContents.navigates()
    expect(flat(app.menu.current).some(({ id }) => id === 'go.hosts')).toBe(false)
  })

  test.each([
    ['an id that is none', { ...offered[0]!, id: 'x y' }], ['no label', { ...offered[0]!, label: '' }], ['a role', { ...offered[0]!, role: 'quit' }], ['keys of another notation', { ...offered[0]!, accelerator: 'Super+Delete' }], ['a menu that is none', { ...offered[0]!, menu: 'window' }],
  ])('takes nothing with %s', async (_what, entry) => {
    await expect(app.value('menu.set', { commands: [entry as MenuCommand] })).rejects.toThrow('desktop.bad_input')
  })

  test('shows an ampersand as one', async () => {
    await app.value('menu.set', { commands: [{ ...offered[0]!, label: 'R&D racks' }] })
    expect(flat(app.menu.current).map(({ label }) => label)).toContain('R&&D racks')
  })

  test('and the tray show an ampersand in the name of a site as one', async () => {
    await app.value('sites.add', { name: 'R&D', url: 'https://rd.example.com' })
    expect(flat(app.menu.current).map(({ label }) => label)).toContain('R&&D')
    expect(app.Tray.made[0]!.menu.map(({ label }) => label)).toContain('R&&D')
  })

  test('has no developer tools when packaged', () => {
    expect(flat(app.menu.current).map(({ role }) => role)).not.toContain('toggleDevTools')
  })

  test('is drawn again in another language, and lists the sites', async () => {
    await app.value('sites.add', { name: 'Berlin', url: 'https://berlin.example.com' })
    await app.value('locale.set', { locale: 'zh-CN' })
    const labels = flat(app.menu.current).map(({ label }) => label)
    expect(labels).toContain('文件')
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

describe('the number of open alerts', () => {
  test('is on the icon and said by the tray', async () => {
    await app.value('badge.set', { count: 3 })
    expect([app.app.badge, app.Tray.made[0]!.tip]).toEqual([3, 'Colonnade · open alerts: 3'])
    await app.value('badge.set', { count: 0 })
    expect([app.app.badge, app.Tray.made[0]!.tip]).toEqual([0, 'Colonnade'])
    await expect(app.value('badge.set', { count: -1 })).rejects.toThrow('desktop.bad_input')
  })

  test('is a mark over the task bar’s icon on Windows', async () => {
    const started = await startTestConsole({ options: { platform: 'win32' } })
    await started.value('badge.set', { count: 2 })
    expect(started.windows[0]!.overlay).toBe('open alerts: 2')
    await started.value('badge.set', { count: 0 })
    expect(started.windows[0]!.overlay).toBeNull()
    started.dispose()
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
  await expect(startConsole(double.electron, { preload: '', rendererFolder: '', platform: 'linux', argv: [], execPath: '', arch: 'x64' })).resolves.toBeUndefined()
  expect(double.app.quits).toBe(1)
  expect(double.windows).toEqual([])
})

describe('files', () => {
  test('open with name and bytes, without their folder', async () => {
    const path = join(app.folder, 'hosts.csv')
    writeFileSync(path, 'sn,cpu\na,8\n')
    app.dialog.open = { canceled: false, filePaths: [path] }
    const opened = await app.value('files.open', { accept: ['csv'] })
    expect(opened).toMatchObject([{ name: 'hosts.csv', size: 11 }])
    expect(new TextDecoder().decode(opened![0]!.bytes)).toBe('sn,cpu\na,8\n')
    expect(app.seenByPage()).not.toContain(app.folder)
  })

  test('several open at once where several are asked for, of 64 MB together', async () => {
    const paths = ['racks.csv', 'devices.csv'].map((name) => join(app.folder, name))
    for (const path of paths) writeFileSync(path, 'name\n')
    app.dialog.open = { canceled: false, filePaths: paths }
    expect(await app.value('files.open', { accept: ['csv'], multiple: true })).toMatchObject([{ name: 'racks.csv', size: 5 }, { name: 'devices.csv', size: 5 }])
    expect(app.dialog.asked.at(-1)).toMatchObject({ properties: ['openFile', 'multiSelections'] })
    expect(await app.value('files.open', { accept: ['csv'] })).toMatchObject([{ name: 'racks.csv' }])
    truncateSync(paths[1]!, MAX_FILE_BYTES)
    await expect(app.value('files.open', { accept: [], multiple: true })).rejects.toThrow('desktop.files_too_large')
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
    await expect(app.value('files.open', { accept: [] })).resolves.toEqual([])
    await expect(app.value('files.save', { suggestedName: 'a.csv', content: '' })).resolves.toEqual({ saved: false })
    mkdirSync(join(app.folder, 'taken'))
    app.dialog.save = { canceled: false, filePath: join(app.folder, 'taken') }
    await expect(app.value('files.save', { suggestedName: 'a.csv', content: 'x' })).rejects.toThrow('desktop.file_unwritable')
  })
})

describe('updates', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const updateKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const found = { version: '0.2.0', files: [{ url: 'Colonnade-0.2.0.AppImage', sha512: 'c2hhNTEyLW9mLTAuMi4w' }] }
  const manifestOf = (version: string, sha512: string) => `version: ${version}\nfiles:\n  - url: Colonnade-${version}.AppImage\n    sha512: ${sha512}\n    size: 1\n`
  const good = manifestOf(found.version, found.files[0]!.sha512)
  const signed = (manifest: string, key = privateKey) => ({ '/latest-linux.yml': manifest, '/latest-linux.yml.sig': sign(null, Buffer.from(manifest), key).toString('base64') })

  /** A console on a feed that holds these files; the feed's address is https, its answers are the test's. */
  async function on(files: Record<string, string>, options: Partial<DesktopOptions> = {}) {
    const started = await startTestConsole({
      options: { updateFeed: 'https://updates.example.com/linux', updateKey, ...options },
      prepare: (double) => {
        const session = double.electron.session.fromPartition('colonnade-updates') as unknown as { fetch: (url: string) => Promise<Response> }
        session.fetch = async (url) => { const text = files[new URL(url).pathname.replace('/linux', '')]; return text === undefined ? new Response('', { status: 404 }) : new Response(text) }
      },
    })
    const settled = () => vi.waitFor(() => expect(['failed', 'downloading']).toContain(started.events('update').at(-1)))
    return { ...started, offer: async () => { started.updater.emit('update-available', found); await settled(); await new Promise((resolve) => { setTimeout(resolve, 20) }) } }
  }

  test.each([
    ['no feed', { updateFeed: undefined }, 'off'], ['a feed that is not https', { updateFeed: 'http://updates.example.com' }, 'off'], ['nonsense for a feed', { updateFeed: 'nonsense' }, 'off'],
    ['no key', { updateKey: undefined }, 'off'], ['a key of another kind', { updateKey: 'AAAA' }, 'off'], ['nothing to bring them', { updateSource: undefined }, 'unsupported'],
  ] as const)('are not looked for with %s', async (_what, options, status) => {
    const started = await on({}, options)
    await expect(started.value('updates.check')).resolves.toBe(status)
    await expect(started.value('updates.install')).resolves.toEqual({ restarting: false })
    expect(started.updater.checks).toBe(0)
    started.dispose()
  })

  test('are downloaded once their signature was checked, and never restart by themselves', async () => {
    const started = await on(signed(good))
    expect(started.updater).toMatchObject({ feed: 'https://updates.example.com/linux', checks: 1, autoDownload: false })
    await expect(started.value('updates.check')).resolves.toBe('checking')
    expect(started.updater.checks).toBe(1)
    await started.offer()
    expect(started.updater.downloads).toBe(1)
    await expect(started.value('updates.install')).resolves.toEqual({ restarting: false })
    started.updater.emit('update-downloaded')
    expect(started.events('update')).toEqual(['downloading', 'ready'])
    expect(started.updater.restarts).toBe(0)
    await expect(started.value('updates.install')).resolves.toEqual({ restarting: true })
    expect(started.updater.restarts).toBe(1)
    started.dispose()
  })

  test.each([
    ['by another key', signed(good, generateKeyPairSync('ed25519').privateKey)],
    ['for another version', signed(manifestOf('0.1.0', found.files[0]!.sha512))],
    ['for another file', signed(manifestOf('0.2.0', 'b3RoZXI'))],
    ['and then changed', { ...signed(manifestOf('0.1.0', 'b3RoZXI')), '/latest-linux.yml': good }],
    ['by nobody', { '/latest-linux.yml': good }],
    ['at a length nobody reads to its end', { ...signed(good), '/latest-linux.yml': `${good}${'#'.repeat(70_000)}` }],
  ])('signed %s are not downloaded', async (_how, files) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const started = await on(files)
    await started.offer()
    expect(started.updater.downloads).toBe(0)
    await expect(started.value('updates.status')).resolves.toBe('failed')
    started.dispose()
    vi.restoreAllMocks()
  })
})
