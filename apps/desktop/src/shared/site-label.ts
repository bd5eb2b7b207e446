import type { Locale, Site } from './channels.ts'
import { message } from './messages/index.ts'

/** The word a site is marked with (“Production”), empty when it has none. */
export function siteLabel({ kind, label }: Pick<Site, 'kind' | 'label'>, locale: Locale): string {
  if (kind === 'none') return ''
  return kind === 'other' ? label : message(locale, `kind.${kind}`)
}

/** A site's name with its mark, for where there is no colour: menus and the window's title. */
export function markedName(site: Pick<Site, 'name' | 'kind' | 'label'>, locale: Locale): string {
  const label = siteLabel(site, locale)
  return label ? `${site.name} · ${label}` : site.name
}
