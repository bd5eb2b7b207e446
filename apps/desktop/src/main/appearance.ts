import type { Theme } from '../shared/channels.ts'
import type { Desktop } from './desktop.ts'

/** The theme asked for and how it comes out. */
export function themeOf({ electron }: Desktop): Theme {
  return { source: electron.nativeTheme.themeSource, dark: electron.nativeTheme.shouldUseDarkColors }
}

/** Takes up the theme kept from last time, and tells the page when it or the system's changes. */
export function setupAppearance(desktop: Desktop): void {
  const { nativeTheme } = desktop.electron
  nativeTheme.themeSource = desktop.settings.get().theme
  nativeTheme.on('updated', () => desktop.send('theme', themeOf(desktop)))
}
