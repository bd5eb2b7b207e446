import { commands, type CommandEntry } from '../shared/commands.ts'
import type { MessageKey } from '../shared/messages/index.ts'
import { markedName } from '../shared/site-label.ts'
import type { Desktop } from './desktop.ts'
import type { Updater } from './updates.ts'

type Item = Electron.MenuItemConstructorOptions
type Role = NonNullable<Item['role']>

const separator: Item = { type: 'separator' }

function role(desktop: Desktop, name: Role): Item {
  return { role: name, label: desktop.text(`role.${name}` as MessageKey, { app: 'Colonnade' }) }
}

function command(desktop: Desktop, { id, accelerator }: CommandEntry): Item {
  const click = () => {
    desktop.show()
    desktop.send('command', id)
  }
  return { id, label: desktop.text(`command.${id}`), accelerator, click }
}

function commandsOf(desktop: Desktop, menu: CommandEntry['menu']): Item[] {
  return commands.filter((entry) => entry.menu === menu).map((entry) => command(desktop, entry))
}

function sitesMenu(desktop: Desktop): Item[] {
  const selected = desktop.sites.selected()?.id
  return [
    ...commandsOf(desktop, 'site'), separator,
    ...desktop.sites.list().map((site): Item => ({
      label: markedName(site, desktop.locale()), type: 'radio', checked: site.id === selected,
      click: () => { desktop.sites.select(site.id); desktop.changed() },
    })),
  ]
}

function appMenu(desktop: Desktop, updates: Item): Item {
  const item = (name: Role) => role(desktop, name)
  return {
    label: 'Colonnade',
    submenu: [item('about'), updates, separator, ...commandsOf(desktop, 'app'), separator, item('services'), separator,
      item('hide'), item('hideOthers'), item('unhide'), separator, item('quit')],
  }
}

/** The menu bar, in the console's language. On macOS the first menu is the program's own; elsewhere its entries are under File and Help. */
export function menuTemplate(desktop: Desktop, updater: Updater): Item[] {
  const mac = desktop.options.platform === 'darwin'
  const { text } = desktop
  const item = (name: Role) => role(desktop, name)
  const updates: Item = { label: text('updates.check'), click: () => { desktop.send('update', updater.check()) } }
  const developer = desktop.electron.app.isPackaged ? [] : [item('toggleDevTools')]
  return [
    ...(mac ? [appMenu(desktop, updates)] : []),
    { label: text('menu.file'), submenu: [...commandsOf(desktop, 'file'), separator, ...(mac ? [item('close')] : [...commandsOf(desktop, 'app'), separator, item('quit')])] },
    { label: text('menu.edit'), submenu: [item('undo'), item('redo'), separator, item('cut'), item('copy'), item('paste'), item('selectAll')] },
    {
      label: text('menu.view'),
      submenu: [...commandsOf(desktop, 'view'), separator, item('resetZoom'), item('zoomIn'), item('zoomOut'), separator, item('togglefullscreen'),
        separator, item('forceReload'), ...developer],
    },
    { label: text('menu.go'), submenu: commandsOf(desktop, 'go') },
    { label: text('menu.site'), submenu: sitesMenu(desktop) },
    { label: text('menu.window'), submenu: mac ? [item('minimize'), separator, item('front')] : [item('minimize'), item('close')] },
    { label: text('menu.help'), role: 'help', submenu: [...commandsOf(desktop, 'help'), ...(mac ? [] : [updates, item('about')])] },
  ]
}

/** Sets the menu bar, and again when the language or the sites change. */
export function setupMenu(desktop: Desktop, updater: Updater): void {
  const { Menu } = desktop.electron
  const draw = () => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(desktop, updater)))
  draw()
  desktop.onChanged(draw)
}
