import { desktopEvents } from '../shared/events.ts'
import { localeFor, message } from '../shared/messages/index.ts'
import { EVENT_CHANNEL } from '../shared/wire.ts'
import type { Desktop, DesktopOptions } from './desktop.ts'
import type { ConsoleWindow, ElectronApi } from './electron-api.ts'
import { openKept } from './kept-store.ts'
import { openSettings } from './settings.ts'
import { createSiteProxy, type SiteFetch } from './site-proxy.ts'
import { checkSite } from './sites.ts'
import { openSites } from './site-store.ts'
import { openVault } from './vault.ts'
import { createWindow } from './window.ts'

/** Partition of the calls to sites: in memory, without cache or a cookie jar worth the name, so nothing a site answers is left on disk. */
const SITE_PARTITION = 'colonnade-sites'

function siteFetch(electron: ElectronApi): SiteFetch {
  const session = electron.session.fromPartition(SITE_PARTITION, { cache: false })
  return (url, init) => session.fetch(url, init as RequestInit)
}

/** Opens the stores and ties them together. Call once Electron is ready. */
export function createDesktop(electron: ElectronApi, options: DesktopOptions): Desktop {
  const folder = electron.app.getPath('userData')
  const settings = openSettings(folder)
  const sites = openSites(folder)
  const vault = openVault(electron.safeStorage, folder, options.platform)
  const kept = openKept(electron.safeStorage, folder, vault, sites.list().map(({ id }) => id))
  const listeners: (() => void)[] = []
  const systemLocale = localeFor(electron.app.getPreferredSystemLanguages())
  let window: ConsoleWindow | undefined
  const changed = () => { for (const listener of listeners) listener() }
  const locale = () => settings.get().locale ?? systemLocale
  const proxy = createSiteProxy({ sites, vault, fetch: siteFetch(electron), onCredential: changed, locale, onConnect: (siteId) => { void checkSite(desktop, siteId).catch(() => undefined) } })
  const desktop: Desktop = {
    electron, options, settings, sites, vault, kept, proxy, fit: new Map(), locale, changed,
    window: () => (window && !window.isDestroyed() ? window : undefined),
    setWindow: (next) => { window = next },
    show() {
      const shown = desktop.window() ?? createWindow(desktop)
      if (shown.isMinimized()) shown.restore()
      shown.show()
      shown.focus()
    },
    send(name, payload) {
      desktop.window()?.webContents.send(EVENT_CHANNEL, name, desktopEvents[name].parse(payload))
    },
    text: (key, values) => message(locale(), key, values),
    onChanged: (listener) => { listeners.push(listener) },
  }
  return desktop
}
