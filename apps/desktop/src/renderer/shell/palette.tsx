import { useAllCommands, useClient, useGo, useMay, type CommandGroup } from '@colonnade/screens'
import { CommandPalette, type PaletteGroup } from '@colonnade/ui'
import { Boxes, Building2, Network, Rows4, Server, ShipWheel, Tag, UserRoundCog, UsersRound } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useConsoleText, type ConsoleKey } from '../locales/index.ts'

// What the page and the open record offer comes first: that is what one is at.
const headings: readonly { key: ConsoleKey; groups: readonly CommandGroup[] }[] = [
  { key: 'palette.here', groups: ['page', 'record'] }, { key: 'palette.go', groups: ['go'] }, { key: 'palette.do', groups: ['add', 'view', 'site', 'app', 'help'] },
]

/** One box over places, actions and records (Ctrl/Cmd-K). The actions are the commands there are just now. */
export function Palette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useConsoleText()
  const commands = useAllCommands()
  const search = useRecordSearch()
  const groups = useMemo<PaletteGroup[]>(() => headings.map(({ key, groups: mine }) => ({
    id: key, heading: t(key),
    items: commands.filter(({ group, id }) => mine.includes(group) && id !== 'view.search').map(({ id, label, icon, hint, keywords, keys, run }) => ({
      id, label, icon, ...(hint ? { hint } : {}), ...(keywords ? { keywords } : {}), ...(keys ? { shortcut: keys.split('+').map((part) => (part.length <= 3 && part !== 'mod' ? part.toUpperCase() : part)).join(' ') } : {}), onSelect: run,
    })),
  })), [t, commands])
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
