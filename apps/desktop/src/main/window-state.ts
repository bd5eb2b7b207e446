import type { WindowState } from '../shared/channels.ts'
import type { ConsoleWindow, ElectronApi } from './electron-api.ts'
import type { Settings, SettingsStore } from './settings.ts'

const SMALLEST = { width: 900, height: 600 }
const USUAL = { width: 1360, height: 860 }
/** So much of the title bar must be on a display for a window to be moved by hand, in device-independent pixels. */
const GRASP = { width: 120, height: 40 }

type Rectangle = Electron.Rectangle

function graspable(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  return width >= GRASP.width && bounds.y >= area.y - 1 && bounds.y + GRASP.height <= area.y + area.height
}

/** Where to put the window: where it was, if that is still on a display, and no larger than that display; else the usual size, placed by the system. */
export function restoredBounds(kept: Settings['bounds'], screen: Pick<ElectronApi['screen'], 'getAllDisplays'>): { width: number; height: number; x?: number; y?: number } {
  const area = kept && screen.getAllDisplays().map((display) => display.workArea).find((each) => graspable(kept, each))
  if (!kept || !area) return USUAL
  return { x: kept.x, y: kept.y, width: Math.min(Math.max(kept.width, SMALLEST.width), area.width), height: Math.min(Math.max(kept.height, SMALLEST.height), area.height) }
}

/** The window's state as the page may know it. */
export function stateOf(window: ConsoleWindow): WindowState {
  return { maximized: window.isMaximized(), fullScreen: window.isFullScreen(), focused: window.isFocused() }
}

/** Remembers size, place and zoom when the window closes and when it has been moved or resized. */
export function keepWindowState(window: ConsoleWindow, settings: SettingsStore): void {
  const keep = () => {
    if (window.isDestroyed() || window.isMinimized()) return
    settings.set({ bounds: window.getNormalBounds(), maximized: window.isMaximized(), zoom: Math.min(5, Math.max(-5, window.webContents.getZoomLevel())) })
  }
  window.on('close', keep)
  window.on('resized', keep)
  window.on('moved', keep)
  window.on('blur', keep) // the zoom has no event of its own when it comes from the menu
  window.webContents.on('did-finish-load', () => window.webContents.setZoomLevel(settings.get().zoom))
}

/** Least size of the window, in device-independent pixels. */
export const minimumSize = { minWidth: SMALLEST.width, minHeight: SMALLEST.height }
