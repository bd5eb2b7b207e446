import { getPreferences, onPreferences, setPreferences } from '@colonnade/ui'
import { splitHref } from '@colonnade/screens'
import { useEffect } from 'react'
import type { CommandId } from '../../shared/commands.ts'
import type { DeepLink } from '../../shared/channels.ts'
import type { ConsoleRouter } from '../router.tsx'
import { bridge } from './bridge.ts'

const places: Partial<Record<CommandId, string>> = {
  'go.overview': '/', 'go.racks': '/racks', 'go.hosts': '/hosts', 'go.groups': '/groups', 'go.specifications': '/specifications', 'go.virtualMachines': '/virtual-machines',
  'go.audit': '/audit', 'placement.open': '/place', 'site.add': '/sites?add=1', 'settings.open': '/sites',
}
/** What a menu entry means on the page that is open: commands reach it as this event. */
export const COMMAND_EVENT = 'colonnade:command'
const onPage: Partial<Record<CommandId, Record<string, string>>> = { 'record.new': { new: '1' }, 'records.import': { import: '1' } }

function run(id: CommandId, router: ConsoleRouter): void {
  const go = (href: string) => { const { to, search } = splitHref(href); void router.navigate({ to, search } as never) }
  const place = places[id]
  if (place) go(place)
  else if (onPage[id]) void router.navigate({ to: '.', search: onPage[id] } as never)
  else if (id === 'rail.toggle') setPreferences({ rail: getPreferences().rail === 'open' ? 'collapsed' : 'open' })
  else globalThis.dispatchEvent(new CustomEvent(COMMAND_EVENT, { detail: id }))
}

/** The native menu, links from outside, and the system's theme and language, joined to the page. Draws nothing; does nothing in a browser. */
export function DesktopEffects({ router }: { router: ConsoleRouter }) {
  useEffect(() => {
    if (!bridge) return
    const desktop = bridge
    const follow = (link: DeepLink) => {
      if (!link.siteId) return
      void desktop.sites.select(link.siteId).then(() => { const { to, search } = splitHref(link.path); return router.navigate({ to, search } as never) })
    }
    const tell = () => { const { theme, language } = getPreferences(); void desktop.theme.set(theme); void desktop.locale.set(language) }
    tell()
    void desktop.links.take().then((links) => { if (links.ok) for (const link of links.value) follow(link) })
    const stops = [desktop.on('command', (id) => run(id, router)), desktop.on('link', follow), onPreferences(tell)]
    return () => { for (const stop of stops) stop() }
  }, [router])
  return null
}
