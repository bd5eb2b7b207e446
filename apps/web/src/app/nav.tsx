import { useMay, useMe } from '@colonnade/screens'
import type { NavSection } from '@colonnade/ui'
import { ChartColumn, House, Library, MessagesSquare, Server, Settings, ShipWheel, SquareTerminal } from 'lucide-react'
import { useText } from '../locales/index.ts'

/** The places of the rail that the person may go to. */
export function useNav(pathname: string): NavSection[] {
  const t = useText()
  const may = useMay()
  const me = useMe()
  const at = (href: string) => (href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`))
  const places = [
    { id: 'home', label: t('nav.home'), href: '/', icon: <House />, shown: true },
    { id: 'knowledge', label: t('nav.knowledge'), href: '/knowledge', icon: <Library />, shown: may('knowledge_bases:read') },
    { id: 'chat', label: t('nav.chat'), href: '/chat', icon: <MessagesSquare />, shown: may('conversations:read') },
    { id: 'calls', label: t('nav.calls'), href: '/calls', icon: <ChartColumn />, shown: may('model_calls:read') },
    { id: 'machines', label: t('nav.machines'), href: '/machines', icon: <Server />, shown: may('virtual_machines:read') },
    { id: 'clusters', label: t('nav.clusters'), href: '/clusters', icon: <ShipWheel />, shown: may('k8s_clusters:read') },
  ]
  const rest = [
    { id: 'settings', label: t('nav.settings'), href: '/settings', icon: <Settings />, shown: true },
    { id: 'console', label: t('nav.console'), href: '/console/', icon: <SquareTerminal />, shown: me.side === 'provider' },
  ]
  const shown = (items: typeof places) => items.filter((i) => i.shown).map(({ shown: _shown, ...item }) => ({ ...item, active: at(item.href) }))
  return [{ id: 'work', items: [...shown(places), ...shown(rest)] }]
}
