import { useMay, useUrl } from '@colonnade/screens'
import type { Crumb, NavSection } from '@colonnade/ui'
import { ArrowLeftRight, Bell, Blocks, Boxes, Building2, CalendarClock, CalendarRange, ClipboardList, Gauge, KeyRound, LayoutDashboard, Link2, ListChecks, Mail, MonitorSmartphone, Network, PlugZap, Puzzle, Rows4, ScanSearch, ScrollText, Server, ShieldCheck, ShipWheel, SlidersHorizontal, Tag, Target, UserRoundCog, Users, UsersRound, Waypoints, Zap } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useConsoleText, type ConsoleKey } from '../locales/index.ts'

interface Place { id: string; key: ConsoleKey; href: string; icon: ReactNode; needs?: string }

const sections: readonly { id: string; key?: ConsoleKey; items: readonly Place[] }[] = [
  { id: 'top', items: [{ id: 'overview', key: 'nav.overview', href: '/', icon: <LayoutDashboard />, needs: 'capacity:read' }, { id: 'alerts', key: 'nav.alerts', href: '/alerts', icon: <Bell />, needs: 'alerts:read' }] },
  {
    id: 'datacenter', key: 'nav.datacenter', items: [
      { id: 'hosts', key: 'nav.hosts', href: '/hosts', icon: <Server />, needs: 'baremetals:read' },
      { id: 'vms', key: 'nav.vms', href: '/virtual-machines', icon: <Boxes />, needs: 'virtual_machines:read' },
      { id: 'place', key: 'nav.place', href: '/place', icon: <Target />, needs: 'virtual_machines:create' },
      { id: 'clusters', key: 'k8s.nav.clusters', href: '/clusters', icon: <ShipWheel />, needs: 'k8s_clusters:read' },
      { id: 'plugins', key: 'k8s.nav.plugins', href: '/plugins', icon: <Puzzle />, needs: 'k8s_clusters:read' },
      { id: 'meshes', key: 'k8s.nav.meshes', href: '/meshes', icon: <Network />, needs: 'service_meshes:read' },
      { id: 'windows', key: 'k8s.nav.windows', href: '/windows', icon: <CalendarRange />, needs: 'k8s_clusters:read' },
      { id: 'racks', key: 'nav.racks', href: '/racks', icon: <Rows4 />, needs: 'racks:read' },
      { id: 'groups', key: 'nav.groups', href: '/groups', icon: <Blocks />, needs: 'baremetal_groups:read' },
      { id: 'specifications', key: 'nav.specifications', href: '/specifications', icon: <SlidersHorizontal />, needs: 'specifications:read' },
      { id: 'quotas', key: 'nav.quotas', href: '/quotas', icon: <Gauge />, needs: 'quotas:read' },
      { id: 'netbox', key: 'nav.netbox', href: '/netbox', icon: <ArrowLeftRight />, needs: 'baremetals:create' },
      { id: 'placements', key: 'nav.placements', href: '/placements', icon: <Waypoints />, needs: 'placement_events:read' },
      { id: 'endpoints', key: 'nav.endpoints', href: '/endpoints', icon: <PlugZap />, needs: 'endpoints:read' },
      { id: 'machinesFound', key: 'machines.found.nav', href: '/machines-found', icon: <ScanSearch />, needs: 'endpoints:read' },
      { id: 'machineOperations', key: 'nav.machineOperations', href: '/operations', icon: <Zap />, needs: 'operations:read' },
    ],
  },
  {
    id: 'care', key: 'nav.care', items: [
      { id: 'maintained', key: 'nav.maintained', href: '/maintained', icon: <ClipboardList />, needs: 'resource_maintainers:read' },
      { id: 'maintainers', key: 'nav.maintainers', href: '/maintainers', icon: <UserRoundCog />, needs: 'maintainers:read' },
      { id: 'maintainer-groups', key: 'nav.maintainerGroups', href: '/maintainer-groups', icon: <UsersRound />, needs: 'maintainer_groups:read' },
      { id: 'assignments', key: 'nav.assignments', href: '/assignments', icon: <Link2 />, needs: 'resource_maintainers:read' },
      { id: 'tags', key: 'nav.tags', href: '/tags', icon: <Tag />, needs: 'tags:read' },
    ],
  },
  {
    id: 'identity', key: 'nav.identity', items: [
      { id: 'tenants', key: 'nav.tenants', href: '/tenants', icon: <Building2 />, needs: 'tenants:read' },
      { id: 'users', key: 'nav.users', href: '/users', icon: <Users />, needs: 'users:read' },
      { id: 'roles', key: 'nav.roles', href: '/roles', icon: <ShieldCheck />, needs: 'roles:read' },
      { id: 'tokens', key: 'nav.tokens', href: '/tokens', icon: <KeyRound />, needs: 'api_tokens:read' },
      { id: 'sessions', key: 'nav.sessions', href: '/sessions', icon: <MonitorSmartphone /> },
      { id: 'audit', key: 'nav.audit', href: '/audit', icon: <ScrollText />, needs: 'audit_logs:read' },
    ],
  },
  {
    id: 'operations', key: 'nav.operations', items: [
      { id: 'jobs', key: 'nav.jobs', href: '/jobs', icon: <ListChecks />, needs: 'jobs:read' },
      { id: 'mail', key: 'nav.mail', href: '/mail', icon: <Mail />, needs: 'mail:read' },
      { id: 'maintenance', key: 'nav.maintenance', href: '/maintenance', icon: <CalendarClock />, needs: 'maintenance:read' },
    ],
  },
]

/** The places of the rail, whoever may see them. */
export const railPlaces: readonly string[] = sections.flatMap(({ items }) => items.map(({ id }) => id))

// Pages that are no place of their own: where one comes from, and what they are called.
const within: { readonly [path: string]: { under: string; key: ConsoleKey } } = {
  '/drain': { under: 'hosts', key: 'drain.title' }, '/clusters/new': { under: 'clusters', key: 'k8s.create.title' }, '/bastions': { under: 'clusters', key: 'k8s.bastion.many' }, '/mesh-members': { under: 'meshes', key: 'k8s.member.many' },
  '/maintainer-members': { under: 'maintainer-groups', key: 'entity.maintainerGroupMember.many' },
}
const alone: { readonly [path: string]: ConsoleKey } = { '/profile': 'shell.profile', '/sites': 'sites.title' }

/** The way to the page that is shown, by name; steps one can go back to have an address. */
export function useTrail(nav: readonly NavSection[]): Crumb[] {
  const t = useConsoleText()
  const { pathname } = useUrl()
  const section = nav.find((s) => s.items.some((i) => i.active))
  const item = section?.items.find((i) => i.active)
  if (!section || !item) return alone[pathname] ? [{ label: t(alone[pathname]) }] : []
  const inner = within[pathname]
  return [...(section.label ? [{ label: section.label }] : []), { label: item.label, ...(inner ? { href: item.href } : {}) }, ...(inner ? [{ label: t(inner.key) }] : [])]
}

/** The rail: what the person may see, in the order of a day's work. */
export function useNav(): NavSection[] {
  const t = useConsoleText()
  const may = useMay()
  const { pathname } = useUrl()
  return useMemo(() => sections.map(({ id, key, items }) => ({
    id, label: key && t(key),
    items: items.filter((item) => !item.needs || may(item.needs)).map((item) => ({ id: item.id, label: t(item.key), href: item.href, icon: item.icon, active: pathname === item.href || within[pathname]?.under === item.id })),
  })).filter((section) => section.items.length), [t, may, pathname])
}
