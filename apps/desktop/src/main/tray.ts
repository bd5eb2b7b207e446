import type { Badge } from './badge.ts'
import type { Desktop } from './desktop.ts'
import { markBitmap } from './mark.ts'
import { siteItems } from './menu-items.ts'

type Item = Electron.MenuItemConstructorOptions

/** The tray's menu: open, the sites, quit. */
export function trayTemplate(desktop: Desktop): Item[] {
  const { electron, text } = desktop
  const entries = siteItems(desktop)
  return [
    { label: text('tray.open'), click: () => desktop.show() }, { type: 'separator' },
    ...(entries.length > 0 ? entries : [{ label: text('tray.none'), enabled: false }]), { type: 'separator' },
    { label: text('role.quit', { app: 'Colonnade' }), click: () => electron.app.quit() },
  ]
}

/** Puts the mark in the tray. On macOS it is a template image, which the system colours; elsewhere it follows the theme. */
export function setupTray(desktop: Desktop, badge: Badge): void {
  const { Menu, nativeImage, nativeTheme, Tray } = desktop.electron
  const mac = desktop.options.platform === 'darwin'
  const icon = () => {
    const ink = mac || !nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? [20, 24, 30] as const : [240, 238, 230] as const
    const image = nativeImage.createFromBitmap(markBitmap(16, ink), { width: 16, height: 16 })
    image.addRepresentation({ scaleFactor: 2, width: 32, height: 32, buffer: markBitmap(32, ink) })
    image.setTemplateImage(mac)
    return image
  }
  const tray = new Tray(icon())
  const draw = () => {
    const count = badge.count()
    tray.setToolTip(count > 0 ? `Colonnade · ${desktop.text('tray.alerts', { count: String(count) })}` : 'Colonnade')
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(desktop)))
  }
  draw()
  desktop.onChanged(draw)
  nativeTheme.on('updated', () => tray.setImage(icon()))
  tray.on('click', () => { if (!mac) desktop.show() }) // on macOS a click opens the menu
}
