import { clusterName, clusterSchemas, kubernetesVersion } from '@colonnade/contract/datacenter'
import { clusterState, slugFrom } from './cells.ts'
import { key, newText, type Ledger } from './ledger.ts'
import type { HostIndex } from './plan-hosts.ts'
import type { TenantIndex } from './plan-tenants.ts'
import type { Source } from './read.ts'
import type { ClusterState, TenantState } from './state.ts'

/** A Kubernetes cluster as machines find it. */
export interface PlannedCluster { id: string; name: string; tenantId: string; kubernetesVersion: string }

/** Whether a cluster of NetBox's is one of Kubernetes: by its type. */
export function isKubernetes(ledger: Ledger, source: Source): boolean {
  return ledger.options.kubernetes.types.some((type) => key(type) === key(source.cells['type']))
}

/** Kubernetes clusters by what machines name them with: NetBox's number or name, or the `tenant/cluster` we once gave it. */
export class ClusterIndex {
  private readonly byNetbox = new Map<string, PlannedCluster[]>()
  private readonly byFullName = new Map<string, PlannedCluster>()

  add(cluster: PlannedCluster, tenantSlug: string, source?: Source): void {
    this.byFullName.set(key(`${tenantSlug}/${cluster.name}`), cluster)
    if (!source) return
    for (const k of [key('name', source.cells['name']), ...(source.cells['id'] ? [key('id', source.cells['id'])] : [])]) this.byNetbox.set(k, [...(this.byNetbox.get(k) ?? []), cluster])
  }

  /** The cluster a machine is a node of; of several that share a name, its tenant's. */
  find(source: Source, tenantId: string): PlannedCluster | undefined {
    const full = source.cells['kubernetes_cluster']
    if (full) return this.byFullName.get(key(full))
    const number = source.all['cluster.id']
    const found = (number ? this.byNetbox.get(key('id', number)) : undefined) ?? this.byNetbox.get(key('name', source.cells['cluster'])) ?? []
    return found.length === 1 ? found[0] : found.find((c) => c.tenantId === tenantId)
  }

  /** The cluster of that name, where only one has it. */
  named(name: string): PlannedCluster | undefined {
    const found = this.byNetbox.get(key('name', name)) ?? []
    return this.byFullName.get(key(name)) ?? (found.length === 1 ? found[0] : undefined)
  }
}

interface Around { tenants: TenantIndex; hosts: HostIndex; machines: readonly Source[]; /** all rows of the lists of clusters, of other types too */ listed: readonly Source[]; /** the id of a group of hosts, made if it is not here */ group: (name: string) => string }

/** Works out what becomes of NetBox's clusters that are Kubernetes clusters. Their tenant, and the group new nodes go to, are said by the list, else by their machines. */
export function planClusters(ledger: Ledger, sources: readonly Source[], around: Around): ClusterIndex {
  const index = new ClusterIndex()
  for (const k of ledger.existing.clusters) index.add(k, k.tenantSlug)
  const here = new Map(ledger.existing.clusters.map((k) => [key(k.tenantId, k.name), k]))
  const met = new Set<string>()
  const nodesOf = nodesBy(around)
  for (const source of sources) {
    if (!source.cells['name']) { ledger.leave(source, 'name', 'no_name'); continue }
    const nodes = nodesOf(source)
    const tenant = around.tenants.find(ledger, withTenant(source, nodes))
    if (!tenant) continue
    const name = nameOf(ledger, source, tenant, met)
    const version = versionOf(ledger, source, here.get(key(tenant.id, name ?? '')))
    if (!name || !version) continue
    met.add(key(tenant.id, name))
    const there = here.get(key(tenant.id, name))
    const planned = there ? changed(ledger, source, there, version) : made(ledger, source, { tenant, name, version, groupId: () => groupOf(source, nodes, ledger, around) })
    if (planned) index.add(planned, tenant.slug, source)
  }
  return index
}

// By NetBox's number where both have it; by a name only where no other cluster has it: NetBox has a name once in each of its groups.
function nodesBy({ machines, listed }: Pick<Around, 'machines' | 'listed'>): (cluster: Source) => Source[] {
  const byNumber = Map.groupBy(machines, (m) => m.all['cluster.id'] ?? '')
  const byName = Map.groupBy(machines, (m) => key(m.cells['cluster']))
  const named = Map.groupBy(listed, (s) => key(s.cells['name']))
  return ({ cells }) => {
    const [number, name] = [cells['id'] ?? '', key(cells['name'])]
    const nameless = named.get(name)!.length > 1 ? [] : (byName.get(name) ?? []).filter((m) => !number || !m.all['cluster.id'])
    return [...(number ? (byNumber.get(number) ?? []) : []), ...nameless]
  }
}

// A cluster without a tenant is that of its machines, where they have but one.
function withTenant(source: Source, nodes: readonly Source[]): Source {
  const theirs = new Map(nodes.map((n) => [key(n.cells['tenant'], n.all['tenant.slug']), n]))
  const [only] = theirs.values()
  if (source.cells['tenant'] || theirs.size !== 1 || !only!.cells['tenant']) return source
  return { ...source, cells: { ...source.cells, tenant: only!.cells['tenant'] }, all: { ...source.all, ...(only!.all['tenant.slug'] ? { 'tenant.slug': only!.all['tenant.slug'] } : {}) } }
}

const LONGEST = 50

// Our names are labels of host names; what we gave NetBox as `tenant/cluster`, because another has the name too, is taken apart again.
function nameOf(ledger: Ledger, source: Source, tenant: TenantState, met: ReadonlySet<string>): string | null {
  const full = source.cells['name']!
  const own = full.startsWith(`${tenant.slug}/`) ? full.slice(tenant.slug.length + 1) : full
  const wish = clusterName.safeParse(own).success ? own : slugFrom('', own)?.slice(0, LONGEST - 3).replace(/-+$/, '')
  if (!wish) { ledger.leave(source, 'name', 'bad_slug', { value: own }); return null }
  let name = wish
  for (let i = 2; met.has(key(tenant.id, name)); i++) name = `${wish.slice(0, LONGEST - 4)}-${i}`
  if (name !== own) ledger.note(source, 'name', 'renamed', { value: name })
  return name
}

// A version such as v1.33.4+k3s1 is 1.33.4 here.
function versionOf(ledger: Ledger, source: Source, here: ClusterState | undefined): string | null {
  const { column, constant } = ledger.options.kubernetes.version
  const text = (column ? (source.all[column] ?? '') : '').trim()
  const said = text && text !== '—' ? text : (here?.kubernetesVersion ?? constant ?? '')
  if (!said) { ledger.leave(source, 'kubernetesVersion', 'no_version'); return null }
  const parsed = kubernetesVersion.safeParse(/^v?\d+\.\d+\.\d+/.exec(said)?.[0] ?? said)
  if (parsed.success) return parsed.data
  ledger.leave(source, 'kubernetesVersion', 'bad_version', { value: said })
  return null
}

function groupOf(source: Source, nodes: readonly Source[], ledger: Ledger, around: Around): string {
  if (source.cells['host_group']) return around.group(source.cells['host_group'])
  for (const node of nodes) {
    const host = around.hosts.find(node)
    if (typeof host === 'object') return host.groupId
  }
  return around.group(ledger.options.group.name)
}

interface New { tenant: TenantState; name: string; version: string; groupId: () => string }

function made(ledger: Ledger, source: Source, { tenant, name, version, groupId }: New): PlannedCluster | null {
  const { state, exact } = clusterState(source.cells['status'] ?? '')
  const description = source.cells['description']?.slice(0, 2000)
  const parsed = clusterSchemas.create.safeParse({ tenantId: tenant.id, groupId: groupId(), name, kubernetesVersion: version, status: state, ...(description ? { description } : {}) })
  if (!parsed.success) { ledger.leave(source, String(parsed.error.issues[0]?.path[0] ?? 'name'), 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' }); return null }
  if (!exact) ledger.note(source, 'status', 'status_mapped', { value: source.cells['status'] ?? '', state })
  const id = ledger.create('k8s_cluster', 'cluster', name, [tenant.name, version].join(' · '), parsed.data)
  return { id, name, tenantId: tenant.id, kubernetesVersion: version }
}

// Its version belongs to upgrades, and what a job or trouble made of its state to those who mend it.
function changed(ledger: Ledger, source: Source, here: ClusterState, version: string): PlannedCluster {
  const text = source.cells['status'] ?? ''
  const { state } = clusterState(text)
  const byList = !here.busy && ['active', 'offline'].includes(here.status) && ['active', 'offline'].includes(state)
  if (text && !byList && (state === 'active') !== (here.status === 'active')) ledger.note(source, 'status', 'status_kept', { value: text, state: here.status })
  if (version !== here.kubernetesVersion) ledger.note(source, 'kubernetesVersion', 'other_version', { value: version, here: here.kubernetesVersion })
  ledger.change('k8s_cluster', 'cluster', here, { status: text && byList ? state : undefined, description: newText(here.description, source.cells['description'] ?? '') })
  return { id: here.id, name: here.name, tenantId: here.tenantId, kubernetesVersion: here.kubernetesVersion }
}
