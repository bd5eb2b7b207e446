import type { MenuCommand } from '../shared/channels.ts'
import type { MessageKey } from '../shared/messages/index.ts'
import type { Desktop } from './desktop.ts'
import { inMenu, siteItems } from './menu-items.ts'
import { roleKeys, sameKeys } from './role-keys.ts'
import type { Updater } from './updates.ts'

type Item = Electron.MenuItemConstructorOptions
type Role = NonNullable<Item['role']>

const separator: Item = { type: 'separator' }

function role(desktop: Desktop, name: Role): Item {
  return { role: name, label: desktop.text(`role.${name}` as MessageKey, { app: 'Colonnade' }) }
}

/** The menu bar as it is just now: what the page offers, and the roles the system gives. */
export interface MenuBar { set(commands: readonly MenuCommand[]): void }

/** Commands of one menu, sections apart. A chord that a role or an earlier command has already is left out: it would do one or the other by chance. */
function entries(desktop: Desktop, commands: readonly MenuCommand[], menu: MenuCommand['menu'], taken: Set<string>): Item[] {
  const mine = commands.filter((command) => command.menu === menu)
  return mine.flatMap(({ id, label, section, accelerator }, at): Item[] => {
    const keys = accelerator && sameKeys(accelerator, desktop.options.platform)
    const free = keys && !taken.has(keys)
    if (free) taken.add(keys)
    const click = () => { desktop.show(); desktop.send('command', id) }
    const before = at > 0 && mine[at - 1]!.section !== section ? [separator] : []
    return [...before, { id, label: inMenu(label), click, ...(free ? { accelerator } : {}) }]
  })
}

const apart = (...groups: Item[][]): Item[] => groups.filter((group) => group.length > 0).flatMap((group, at) => (at > 0 ? [separator, ...group] : group))

/** The menu bar, in the console's language. On macOS the first menu is the program's own; elsewhere its entries are under File and Help. */
export function menuTemplate(desktop: Desktop, updater: Updater, commands: readonly MenuCommand[]): Item[] {
  const mac = desktop.options.platform === 'darwin'
  const { text } = desktop
  const items = (...names: Role[]) => names.map((name) => role(desktop, name))
  const taken = new Set(roleKeys(desktop.options.platform))
  const of = (menu: MenuCommand['menu']) => entries(desktop, commands, menu, taken)
  const updates: Item = { label: text('updates.check'), click: () => { desktop.send('update', updater.check()) } }
  const developer = desktop.electron.app.isPackaged ? [] : items('toggleDevTools')
  const [app, file, go, view, site, help] = [of('app'), of('file'), of('go'), of('view'), of('site'), of('help')]
  const own: Item = { label: 'Colonnade', submenu: apart([...items('about'), updates], app, items('services'), items('hide', 'hideOthers', 'unhide'), items('quit')) }
  return [
    ...(mac ? [own] : []),
    { label: text('menu.file'), submenu: apart(file, ...(mac ? [items('close')] : [app, items('quit')])) },
    { label: text('menu.edit'), submenu: apart(items('undo', 'redo'), items('cut', 'copy', 'paste', 'selectAll')) },
    { label: text('menu.view'), submenu: apart(view, items('resetZoom', 'zoomIn', 'zoomOut'), items('togglefullscreen'), [...items('forceReload'), ...developer]) },
    ...(go.length > 0 ? [{ label: text('menu.go'), submenu: go }] : []),
    { label: text('menu.site'), submenu: apart(site, siteItems(desktop)) },
    { label: text('menu.window'), submenu: mac ? apart(items('minimize'), items('front')) : items('minimize', 'close') },
    { label: text('menu.help'), role: 'help', submenu: [...help, ...(mac ? [] : [updates, ...items('about')])] },
  ]
}

/** Sets the menu bar, and again when the language, the sites or what the page offers change. A page that is gone offers nothing. */
export function setupMenu(desktop: Desktop, updater: Updater): MenuBar {
  const { Menu } = desktop.electron
  let commands: readonly MenuCommand[] = []
  const watched = new WeakSet<Electron.WebContents>()
  const draw = () => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(desktop, updater, commands)))
  const set = (next: readonly MenuCommand[]) => { commands = next; draw() }
  draw()
  desktop.onChanged(draw)
  return {
    set(next) {
      const contents = desktop.window()?.webContents
      if (contents && !watched.has(contents)) {
        watched.add(contents)
        contents.on('did-start-navigation', (details) => { if (details.isMainFrame && !details.isSameDocument) set([]) })
        contents.on('render-process-gone', () => set([]))
      }
      set(next)
    },
  }
}
