import { APP_ORIGIN } from '../shared/origin.ts'
import type { Desktop } from './desktop.ts'
import type { ConsoleWindow } from './electron-api.ts'
import { keepWindowState, minimumSize, restoredBounds, stateOf } from './window-state.ts'
import { watchWindow } from './recovery.ts'
import { titleOf } from './sites.ts'

/** The only preferences a window of the console ever has: the page is an ordinary web page with one bridge and nothing of Node. */
export function securePreferences(preload: string, packaged: boolean): Electron.WebPreferences {
  return {
    preload, contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
    webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, experimentalFeatures: false, navigateOnDragDrop: false,
    spellcheck: false, devTools: !packaged,
  }
}

function tellState(window: ConsoleWindow, desktop: Desktop): void {
  const tell = () => desktop.send('window', stateOf(window))
  window.on('maximize', tell)
  window.on('unmaximize', tell)
  window.on('enter-full-screen', tell)
  window.on('leave-full-screen', tell)
  window.on('focus', tell)
  window.on('blur', tell)
}

/** Opens the console's window where it was last and loads the page. */
export function createWindow(desktop: Desktop): ConsoleWindow {
  const { electron, options, settings, proxy } = desktop
  const window = new electron.BrowserWindow({
    ...restoredBounds(settings.get().bounds, electron.screen), ...minimumSize,
    show: false, title: titleOf(desktop), autoHideMenuBar: false,
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? '#0c0f14' : '#fbfaf7',
    webPreferences: securePreferences(options.preload, electron.app.isPackaged),
  })
  desktop.setWindow(window)
  window.on('page-title-updated', (event) => event.preventDefault()) // the page can't rename it
  keepWindowState(window, settings)
  tellState(window, desktop)
  watchWindow(window, desktop)
  window.once('ready-to-show', () => {
    if (settings.get().maximized) window.maximize()
    window.show()
  })
  window.on('closed', () => {
    proxy.abort()
    if (desktop.window() === window) desktop.setWindow(undefined)
  })
  void window.loadURL(`${APP_ORIGIN}/`).catch(() => undefined) // `did-fail-load` is handled by recovery
  return window
}

/** Opens the window now, and again when the dock icon is clicked; quits with the last window where that is the custom. */
export function setupWindow(desktop: Desktop): void {
  const { app } = desktop.electron
  createWindow(desktop)
  app.on('activate', () => desktop.show())
  app.on('window-all-closed', () => { if (desktop.options.platform !== 'darwin') app.quit() })
}
