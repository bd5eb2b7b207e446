import { useClient, useGo, useMay, useSignOut } from '@colonnade/screens'
import { CommandPalette, setPreferences, usePreferences, type PaletteGroup } from '@colonnade/ui'
import { Boxes, Building2, LogOut, Moon, Network, Plus, Rows4, Server, ShipWheel, Sun, Tag, Target, Upload, UserRoundCog, UsersRound } from 'lucide-react'
import { useCallback, useEffect, useMemo } from 'react'
import { COMMAND_EVENT } from '../desktop/effects.tsx'
import { useConsoleText } from '../locales/index.ts'
import { useNav } from './nav.tsx'

/** One box over places, actions and records (Ctrl/Cmd-K). */
export function Palette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useConsoleText()
  const go = useGo()
  const may = useMay()
  const nav = useNav()
  const signOut = useSignOut()
  const { theme } = usePreferences()
  const search = useRecordSearch()

  useEffect(() => {
    const listen = (event: Event) => { if ((event as CustomEvent).detail === 'search.open') onOpenChange(true) }
    globalThis.addEventListener(COMMAND_EVENT, listen)
    return () => globalThis.removeEventListener(COMMAND_EVENT, listen)
  }, [onOpenChange])

  const groups = useMemo<PaletteGroup[]>(() => [
    { id: 'go', heading: t('palette.go'), items: nav.flatMap((s) => s.items.map((i) => ({ id: i.id, label: i.label, icon: i.icon, hint: s.label, keywords: [i.href, i.id], onSelect: () => go(i.href) }))) },
    {
      id: 'do', heading: t('palette.do'), items: [
        ...(may('virtual_machines:create') ? [{ id: 'place', label: t('nav.place'), icon: <Target />, keywords: ['place', 'vm'], onSelect: () => go('/place') }] : []),
        ...(may('k8s_clusters:create') ? [{ id: 'cluster', label: t('k8s.palette.newCluster'), icon: <ShipWheel />, keywords: ['cluster', 'kubernetes', 'k8s', 'new'], onSelect: () => go('/clusters/new') }] : []),
        ...(may('service_meshes:create') ? [{ id: 'mesh', label: t('k8s.palette.newMesh'), icon: <Plus />, keywords: ['mesh', 'add', 'new'], onSelect: () => go('/meshes?new=1') }] : []),
        ...(may('baremetals:create') ? [{ id: 'import', label: t('palette.importHosts'), icon: <Upload />, keywords: ['import', 'csv', 'hosts'], onSelect: () => go('/hosts?import=1') }, { id: 'host', label: t('palette.newHost'), icon: <Plus />, keywords: ['add', 'new', 'host'], onSelect: () => go('/hosts?new=1') }] : []),
        ...(may('racks:create') ? [{ id: 'rack', label: t('palette.newRack'), icon: <Plus />, keywords: ['add', 'new', 'rack'], onSelect: () => go('/racks?new=1') }] : []),
        ...(may('tenants:create') ? [{ id: 'tenant', label: t('palette.newTenant'), icon: <Plus />, keywords: ['add', 'new', 'tenant'], onSelect: () => go('/tenants?new=1') }] : []),
        { id: 'theme', label: t(theme === 'dark' ? 'palette.light' : 'palette.dark'), icon: theme === 'dark' ? <Sun /> : <Moon />, keywords: ['theme', 'dark', 'light'], onSelect: () => setPreferences({ theme: theme === 'dark' ? 'light' : 'dark' }) },
        { id: 'out', label: t('shell.signOut'), icon: <LogOut />, keywords: ['sign out', 'log out'], onSelect: () => void signOut() },
      ],
    },
  ], [t, nav, go, may, theme, signOut])
  return <CommandPalette open={open} onOpenChange={onOpenChange} groups={groups} search={search} />
}

/** Finds racks, hosts, machines and tenants by what is typed; whatever the person may not read is left out. */
function useRecordSearch() {
  const t = useConsoleText()
  const client = useClient()
  const go = useGo()
  const may = useMay()
  return useCallback(async (text: string, signal: AbortSignal): Promise<PaletteGroup[]> => {
    const input = { search: text, limit: 6 }
    const nothing = { items: [] }
    const at = { signal }
    const [hosts, vms, clusters, meshes, racks, tenants, maintainers, maintainerGroups, tags] = await Promise.all([
      may('baremetals:read') ? client.datacenter.host.list.query(input, at) : nothing,
      may('virtual_machines:read') ? client.datacenter.virtualMachine.list.query(input, at) : nothing,
      may('k8s_clusters:read') ? client.datacenter.cluster.list.query(input, at) : nothing,
      may('service_meshes:read') ? client.datacenter.mesh.list.query(input, at) : nothing,
      may('racks:read') ? client.datacenter.rack.list.query(input, at) : nothing,
      may('tenants:read') ? client.identity.tenant.list.query(input, at) : nothing,
      may('maintainers:read') ? client.datacenter.maintainer.list.query(input, at) : nothing,
      may('maintainer_groups:read') ? client.datacenter.maintainerGroup.list.query(input, at) : nothing,
      may('tags:read') ? client.datacenter.tag.list.query(input, at) : nothing,
    ])
    return [
      { id: 'hosts', heading: t('nav.hosts'), items: hosts.items.map((h) => ({ id: h.id, label: h.name, hint: h.serialNumber, icon: <Server />, onSelect: () => go(`/hosts?open=${h.id}`) })) },
      { id: 'vms', heading: t('nav.vms'), items: vms.items.map((v) => ({ id: v.id, label: v.name, hint: v.tenantName ?? undefined, icon: <Boxes />, onSelect: () => go(`/virtual-machines?open=${v.id}`) })) },
      { id: 'clusters', heading: t('k8s.nav.clusters'), items: clusters.items.map((c) => ({ id: c.id, label: c.name, hint: [c.tenantName, c.kubernetesVersion].filter(Boolean).join(' · '), icon: <ShipWheel />, onSelect: () => go(`/clusters?open=${c.id}`) })) },
      { id: 'meshes', heading: t('k8s.nav.meshes'), items: meshes.items.map((m) => ({ id: m.id, label: m.name, hint: m.primaryClusterName ?? undefined, icon: <Network />, onSelect: () => go(`/meshes?open=${m.id}`) })) },
      { id: 'racks', heading: t('nav.racks'), items: racks.items.map((r) => ({ id: r.id, label: r.name, hint: [r.dc, r.room].filter(Boolean).join(' · ') || undefined, icon: <Rows4 />, onSelect: () => go(`/racks?open=${r.id}`) })) },
      { id: 'tenants', heading: t('nav.tenants'), items: tenants.items.map((x) => ({ id: x.id, label: x.name, hint: x.slug, icon: <Building2 />, onSelect: () => go(`/tenants?open=${x.id}`) })) },
      { id: 'maintainers', heading: t('nav.maintainers'), items: maintainers.items.map((m) => ({ id: m.id, label: m.name, hint: m.account, icon: <UserRoundCog />, onSelect: () => go(`/maintainers?open=${m.id}`) })) },
      { id: 'maintainer-groups', heading: t('nav.maintainerGroups'), items: maintainerGroups.items.map((g) => ({ id: g.id, label: g.name, hint: g.managerName ?? undefined, icon: <UsersRound />, onSelect: () => go(`/maintainer-groups?open=${g.id}`) })) },
      { id: 'tags', heading: t('nav.tags'), items: tags.items.map((x) => ({ id: x.id, label: x.name, icon: <Tag />, onSelect: () => go(`/tags?open=${x.id}`) })) },
    ]
  }, [client, go, may, t])
}
