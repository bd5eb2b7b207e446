import { markedName } from '../shared/site-label.ts'
import type { Desktop } from './desktop.ts'

type Item = Electron.MenuItemConstructorOptions

/** A text as a menu shows it: a single ampersand would be taken for the mark of a key, and vanish. */
export function inMenu(text: string): string {
  return text.replaceAll('&', '&&')
}

/** The sites to choose from, for the menu bar and the tray. */
export function siteItems(desktop: Desktop): Item[] {
  const selected = desktop.sites.selected()?.id
  return desktop.sites.list().map((site): Item => ({
    label: inMenu(markedName(site, desktop.locale())), type: 'radio', checked: site.id === selected,
    click: () => { desktop.sites.select(site.id); desktop.changed(); desktop.show() },
  }))
}
