import type { Desktop } from './desktop.ts'
import { markBitmap } from './mark.ts'

/** Side of the mark laid over the task bar's icon on Windows, in pixels. */
const OVERLAY = 16
const VERMILION = [213, 62, 40] as const

/** The number on the program's icon. */
export interface Badge { set(count: number): void; count(): number }

/** Shows how many alerts stand: on the dock or launcher where it has room for a number, as a mark over the task bar's icon on Windows. */
export function setupBadge(desktop: Desktop): Badge {
  const { app, nativeImage } = desktop.electron
  let shown = 0
  return {
    count: () => shown,
    set(count) {
      if (count === shown) return
      shown = count
      if (desktop.options.platform === 'win32') {
        const image = count > 0 ? nativeImage.createFromBitmap(markBitmap(OVERLAY, VERMILION), { width: OVERLAY, height: OVERLAY }) : null
        desktop.window()?.setOverlayIcon(image, count > 0 ? desktop.text('tray.alerts', { count: String(count) }) : '')
      } else {
        app.setBadgeCount(count)
      }
      desktop.changed()
    },
  }
}
