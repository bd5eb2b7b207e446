import { setupAppProtocol, registerAppScheme } from './app-protocol.ts'
import { setupAppearance } from './appearance.ts'
import { setupBadge } from './badge.ts'
import { createDesktop } from './create-desktop.ts'
import { catchEarlyLinks, createLinkInbox, setupDeepLinks, type LinkInbox } from './deep-links.ts'
import type { Desktop, DesktopOptions } from './desktop.ts'
import type { ElectronApi } from './electron-api.ts'
import { createHandlers } from './handlers.ts'
import { setupIpc } from './ipc.ts'
import { setupMenu } from './menu.ts'
import { setupNavigation } from './navigation.ts'
import { setupNotifications } from './notifications.ts'
import { setupDownloads, setupPermissions } from './permissions.ts'
import { setupRecovery } from './recovery.ts'
import { setupSingleInstance } from './single-instance.ts'
import { setupSites } from './sites.ts'
import { setupTray } from './tray.ts'
import { setupUpdates } from './updates.ts'
import { setupWindow } from './window.ts'

/** What can only be done once Electron is ready, guards before the page they guard. */
function setupDesktop(desktop: Desktop, inbox: LinkInbox): void {
  setupNavigation(desktop)
  setupPermissions(desktop)
  setupDownloads(desktop)
  setupAppProtocol(desktop)
  setupAppearance(desktop)
  setupRecovery(desktop)
  setupSites(desktop)
  const updater = setupUpdates(desktop)
  setupWindow(desktop)
  const links = setupDeepLinks(desktop, inbox)
  const notifier = setupNotifications(desktop, links)
  const menu = setupMenu(desktop, updater)
  const badge = setupBadge(desktop)
  setupIpc(desktop, createHandlers(desktop, { links, notifier, updater, menu, badge }))
  setupTray(desktop, badge)
}

/** Starts the console. Undefined in a second instance, which ends at once and leaves its link to the first. */
export async function startConsole(electron: ElectronApi, options: DesktopOptions): Promise<Desktop | undefined> {
  const started: { desktop?: Desktop } = {}
  const inbox = createLinkInbox()
  registerAppScheme(electron.protocol)
  electron.app.enableSandbox()
  if (!setupSingleInstance(electron.app, inbox, () => started.desktop?.show())) return undefined
  catchEarlyLinks(electron.app, options, inbox)
  await electron.app.whenReady()
  started.desktop = createDesktop(electron, options)
  setupDesktop(started.desktop, inbox)
  return started.desktop
}
