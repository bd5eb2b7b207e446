import { isConsolePage } from '../shared/origin.ts'
import type { Desktop } from './desktop.ts'
import type { ElectronApi } from './electron-api.ts'

/** Opens an address outside, in the operator's browser, if it is plain https without credentials. Anything else (file, smb, a program's own scheme) is dropped. */
export function openOutside(shell: ElectronApi['shell'], address: string): boolean {
  let url: URL
  try { url = new URL(address) } catch { return false }
  if (url.protocol !== 'https:' || url.username || url.password) return false
  void shell.openExternal(url.href).catch(() => undefined)
  return true
}

/** Locks every page Electron ever makes to the console itself: no other address, no second window, no embedded page. Outside links open in the browser. */
export function setupNavigation({ electron }: Desktop): void {
  const { app, shell } = electron
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault(): void; url: string }) => { if (!isConsolePage(event.url)) event.preventDefault() }
    contents.on('will-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(shell, url)
      return { action: 'deny' }
    })
  })
}
