import type { ErrorShape } from '@colonnade/contract/kernel/errors'
import type { DesktopEvent, DesktopEventName } from '../shared/events.ts'
import type { Locale } from '../shared/channels.ts'
import type { MessageKey } from '../shared/messages/index.ts'
import type { ConsoleWindow, ElectronApi } from './electron-api.ts'
import type { KeptStore } from './kept-store.ts'
import type { SettingsStore } from './settings.ts'
import type { SiteProxy } from './site-proxy.ts'
import type { SiteStore } from './site-store.ts'
import type { UpdateSource } from './updates.ts'
import type { Vault } from './vault.ts'

/** Where things are, and how this run was started. */
export interface DesktopOptions {
  /** The built preload script. */
  preload: string
  /** Folder of the built page. */
  rendererFolder: string
  /** Origin of a dev server to take the page from instead, as electron-vite sets it. Never in a packaged build. */
  devServer?: string
  platform: string
  argv: readonly string[]
  /** How Electron was called to run this source, when it isn't packaged: needed to register the link scheme. */
  execPath: string
  /** Architecture the program was built for, as Node names it. */
  arch: string
  /** Revision of the API the console was made for; the contract's own unless said otherwise. */
  apiRevision?: number | undefined
  /** https address of an update feed; absent means updates are off. */
  updateFeed?: string | undefined
  /** Public key (Ed25519, SPKI in base64) the feed's manifest must be signed for; absent means updates are off. */
  updateKey?: string | undefined
  /** Makes what brings updates; called once, and only when updates are on. */
  updateSource?: (() => UpdateSource) | undefined
}

/** What every setup gets: Electron, the stores, the window when there is one, and a way to tell the page something. */
export interface Desktop {
  electron: ElectronApi
  options: DesktopOptions
  settings: SettingsStore
  sites: SiteStore
  vault: Vault
  kept: KeptStore
  proxy: SiteProxy
  /** Sites whose server this console can't work with, and why, as it answered last. */
  fit: Map<string, ErrorShape>
  window(): ConsoleWindow | undefined
  setWindow(window: ConsoleWindow | undefined): void
  /** Makes the window if there is none, and brings it forward. */
  show(): void
  /** Sends an event to the page, after checking it against the contract; dropped when no page is there. */
  send<N extends DesktopEventName>(name: N, payload: DesktopEvent<N>): void
  locale(): Locale
  text(key: MessageKey, values?: Record<string, string>): string
  /** Calls each listener when language, sites or credentials change, for menus and tray to be drawn again. */
  changed(): void
  onChanged(listener: () => void): void
}
