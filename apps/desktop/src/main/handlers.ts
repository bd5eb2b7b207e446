import type { AppInfo } from '../shared/channels.ts'
import { themeOf } from './appearance.ts'
import type { Badge } from './badge.ts'
import type { Links } from './deep-links.ts'
import type { Desktop } from './desktop.ts'
import { openFiles, saveFile } from './files.ts'
import type { Handlers } from './ipc.ts'
import type { MenuBar } from './menu.ts'
import type { Notifier } from './notifications.ts'
import { addSite, probe, removeSite, siteViews, updateSite } from './sites.ts'
import type { Updater } from './updates.ts'
import { stateOf } from './window-state.ts'

async function appInfo({ electron, options, vault, locale }: Desktop): Promise<AppInfo> {
  return {
    name: 'Colonnade', version: electron.app.getVersion(), platform: options.platform, electron: process.versions['electron'] ?? '', chrome: process.versions['chrome'] ?? '',
    locale: locale(), packaged: electron.app.isPackaged, keychain: await vault.available(),
  }
}

type TokenHandlers = Pick<Handlers, 'token.set' | 'token.has' | 'token.clear'>

function tokenHandlers({ sites, vault, proxy, kept, changed }: Desktop): TokenHandlers {
  return {
    'token.set': async ({ siteId, token, remember }) => {
      kept.clear(siteId) // it may be another person's
      await vault.setToken(sites.get(siteId), token, remember)
      proxy.abort(siteId) // streams opened under the old credential
      changed()
    },
    'token.has': async ({ siteId }) => ({ present: (await vault.credential(sites.get(siteId))) !== undefined, remembered: vault.remembered(siteId) }),
    'token.clear': async ({ siteId }) => {
      sites.get(siteId)
      proxy.abort(siteId)
      kept.clear(siteId)
      await vault.clear(siteId)
      changed()
    },
  }
}

/** The native parts the page may speak to. */
export interface Natives { links: Links; notifier: Notifier; updater: Updater; menu: MenuBar; badge: Badge }

/** What each channel does: a table of contents. */
export function createHandlers(desktop: Desktop, { links, notifier, updater, menu, badge }: Natives): Handlers {
  const { electron, settings, sites, kept, changed } = desktop
  return {
    'app.info': () => appInfo(desktop),
    'sites.list': () => siteViews(desktop),
    'sites.add': (input) => addSite(desktop, input),
    'sites.update': (input) => updateSite(desktop, input),
    'sites.remove': async ({ siteId }) => { await removeSite(desktop, siteId); return undefined },
    'sites.select': ({ siteId }) => { sites.select(siteId); changed(); return undefined },
    'sites.probe': ({ url }) => probe(desktop, url),
    ...tokenHandlers(desktop),
    'kept.read': ({ siteId }) => kept.read(sites.get(siteId).id),
    'kept.write': async ({ siteId, text }) => ({ kept: await kept.write(sites.get(siteId).id, text) }),
    'kept.clear': ({ siteId }) => { kept.clear(sites.get(siteId).id); return undefined },
    'files.open': (input) => openFiles(desktop, input),
    'files.save': (input) => saveFile(desktop, input),
    'notify.show': (input) => notifier.show(input),
    'window.state': () => { const window = desktop.window(); return window ? stateOf(window) : { maximized: false, fullScreen: false, focused: false } },
    'badge.set': ({ count }) => { badge.set(count); return undefined },
    'menu.set': ({ commands }) => { menu.set(commands); return undefined },
    'theme.get': () => themeOf(desktop),
    'theme.set': ({ source }) => { settings.set({ theme: source }); electron.nativeTheme.themeSource = source; return themeOf(desktop) },
    'locale.set': ({ locale }) => { settings.set({ locale }); changed(); return undefined },
    'links.take': () => links.take(),
    'updates.check': () => updater.check(),
    'updates.status': () => updater.status(),
    'updates.install': () => ({ restarting: updater.install() }),
  }
}
