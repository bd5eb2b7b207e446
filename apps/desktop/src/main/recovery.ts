import { APP_ORIGIN } from '../shared/origin.ts'
import type { Desktop } from './desktop.ts'
import type { ConsoleWindow } from './electron-api.ts'

const MOST_RELOADS = 3
const WITHIN_MS = 60_000

/** Whether to load a page again by itself: yes, until it ended too often within a minute. */
export function reloadBudget(now: () => number = Date.now): () => boolean {
  let ends: number[] = []
  return () => {
    const time = now()
    ends = [...ends.filter((end) => time - end < WITHIN_MS), time]
    return ends.length <= MOST_RELOADS
  }
}

async function askAfterCrash(window: ConsoleWindow, desktop: Desktop): Promise<void> {
  const { electron, text } = desktop
  const { response } = await electron.dialog.showMessageBox({
    type: 'error', message: text('crash.title'), detail: text('crash.body'), buttons: [text('crash.reload'), text('crash.quit')], defaultId: 0, cancelId: 1,
  })
  if (response === 1) return electron.app.quit()
  if (!window.isDestroyed()) window.webContents.reload()
}

async function askWhileHanging(window: ConsoleWindow, desktop: Desktop): Promise<void> {
  const { electron, text } = desktop
  const { response } = await electron.dialog.showMessageBox(window, {
    type: 'warning', message: text('hang.title'), detail: text('hang.body'), buttons: [text('hang.wait'), text('crash.reload')], defaultId: 0, cancelId: 0,
  })
  // A page that hangs can't unload itself: its process is ended, which brings the recovery from a crash.
  if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
}

/** Loads the page again after its process ended, asks when that keeps happening, and lets go of what the old page had open. */
export function watchWindow(window: ConsoleWindow, desktop: Desktop): void {
  const mayReload = reloadBudget()
  const { webContents } = window
  const revive = () => {
    if (window.isDestroyed()) return
    if (mayReload()) webContents.reload()
    else void askAfterCrash(window, desktop)
  }
  webContents.on('render-process-gone', (_event, details) => {
    desktop.proxy.abort()
    if (details.reason === 'clean-exit') return
    console.error(`The page's process ended: ${details.reason} (${details.exitCode})`)
    revive()
  })
  webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) desktop.proxy.abort()
  })
  webContents.on('did-fail-load', (_event, code, _text, url, isMainFrame) => {
    const ABORTED = -3 // the load was replaced by another one
    if (isMainFrame && code !== ABORTED && url.startsWith(APP_ORIGIN)) revive()
  })
  window.on('unresponsive', () => void askWhileHanging(window, desktop))
}

/** Says why a helper process ended, for whoever reads the log; Electron starts those again by itself. */
export function setupRecovery({ electron }: Desktop): void {
  electron.app.on('child-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') console.error(`A ${details.type} process ended: ${details.reason} (${details.exitCode})`)
  })
}
