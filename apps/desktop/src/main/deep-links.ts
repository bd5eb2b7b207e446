import { resolve } from 'node:path'
import { DEEP_LINK_SCHEME, deepLinkInArguments, parseDeepLink, type DeepLinkTarget } from '../shared/deep-link.ts'
import type { DeepLink } from '../shared/channels.ts'
import type { Desktop, DesktopOptions } from './desktop.ts'
import type { ElectronApi } from './electron-api.ts'

/** Most links kept for someone who isn't listening yet. */
const MOST_WAITING = 16

/** Links on their way to the page. */
export interface Links {
  /** Shows the window and brings the page to a place. */
  open(target: DeepLinkTarget): void
  /** What arrived before the page listened; from now on links are sent. */
  take(): DeepLink[]
}

/** Where links arrive from the system, some of them before there is anything to show them. */
export interface LinkInbox {
  arrive(target: DeepLinkTarget | undefined): void
  /** Hands over what waits, and everything from now on. */
  deliverTo(open: (target: DeepLinkTarget) => void): void
}

/** An empty inbox. */
export function createLinkInbox(): LinkInbox {
  const early: DeepLinkTarget[] = []
  let open: ((target: DeepLinkTarget) => void) | undefined
  return {
    arrive(target) {
      if (!target) return
      if (open) open(target)
      else if (early.length < MOST_WAITING) early.push(target)
    },
    deliverTo(next) {
      open = next
      for (const target of early.splice(0)) next(target)
    },
  }
}

/** Starts listening for links, before Electron is ready: macOS sends them that early, the others pass them as an argument. */
export function catchEarlyLinks(app: ElectronApi['app'], options: DesktopOptions, inbox: LinkInbox): void {
  app.on('open-url', (event, url) => {
    event.preventDefault()
    inbox.arrive(parseDeepLink(url))
  })
  inbox.arrive(deepLinkInArguments(options.argv))
}

function register({ app }: ElectronApi, { argv, execPath }: DesktopOptions): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME)
  else if (argv[1]) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME, execPath, [resolve(argv[1])])
}

/** Registers `colonnade://` and delivers links to the page, holding them until it listens. */
export function setupDeepLinks(desktop: Desktop, inbox: LinkInbox): Links {
  register(desktop.electron, desktop.options)
  const waiting: DeepLink[] = []
  const listening = new WeakSet<Electron.WebContents>()
  const watched = new WeakSet<Electron.WebContents>()
  const links: Links = {
    open({ site, path }) {
      const link: DeepLink = { siteId: desktop.sites.named(site)?.id ?? null, site, path }
      desktop.show()
      const contents = desktop.window()?.webContents
      if (contents && listening.has(contents)) desktop.send('link', link)
      else if (waiting.length < MOST_WAITING) waiting.push(link)
    },
    take() {
      const contents = desktop.window()?.webContents
      if (contents) listening.add(contents)
      if (contents && !watched.has(contents)) {
        watched.add(contents)
        contents.on('did-start-navigation', (details) => { if (details.isMainFrame && !details.isSameDocument) listening.delete(contents) })
      }
      return waiting.splice(0)
    },
  }
  inbox.deliverTo(links.open)
  return links
}
