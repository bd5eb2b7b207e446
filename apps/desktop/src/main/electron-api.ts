/** The parts of Electron the main process uses. Handed in rather than imported, so that every setup runs against a double where the binary isn't. */
export type ElectronApi = Pick<typeof Electron.CrossProcessExports,
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'nativeImage' | 'nativeTheme' | 'Notification' | 'protocol' | 'safeStorage'
  | 'screen' | 'session' | 'shell' | 'Tray'>

/** The console's window. */
export type ConsoleWindow = Electron.BrowserWindow
