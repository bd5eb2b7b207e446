import { virtualMachineSchemas } from '@colonnade/contract/datacenter'
import { quotaCores } from '../placement/capacity.ts'
import { DISK_BASE, figure, inUnit, machineState, MEMORY_BASE } from './cells.ts'
import { key, type Ledger } from './ledger.ts'
import type { ClusterIndex, PlannedCluster } from './plan-clusters.ts'
import type { HostIndex, PlannedHost } from './plan-hosts.ts'
import type { TenantIndex } from './plan-tenants.ts'
import type { Source } from './read.ts'
import type { Amounts, MachineState, TenantState } from './state.ts'

const RESOURCES = ['cpu', 'memory', 'storage'] as const
interface Around { hosts: HostIndex; tenants: TenantIndex; headings: ReadonlyMap<string, Record<string, string>>; groupCpu: ReadonlyMap<string, number>; clusters: ClusterIndex }

/** Works out what becomes of the virtual machines: each stays on the host NetBox has it on, and is charged there and to its tenant's quota. Answers their ids by name; null where several have it. */
export function planMachines(ledger: Ledger, sources: readonly Source[], around: Around): Map<string, string | null> {
  const ids = new Map<string, string | null>()
  const name = (of: string, id: string) => { const k = key(of); ids.set(k, ids.has(k) && ids.get(k) !== id ? null : id) }
  for (const m of ledger.existing.machines) name(m.name, m.id)
  const here = new Map(ledger.existing.machines.map((m) => [key(m.tenantId, m.name), m]))
  const sizes = new Map(ledger.existing.specifications.toReversed().map((s) => [sizeKey(s), s.id]))
  const names = new Set(ledger.existing.specifications.map((s) => key(s.name)))
  const books = new Books(ledger, around)
  const met = new Set<string>()
  for (const source of sources) {
    ledger.count('virtual_machine', 'read')
    const read = readMachine(ledger, source, around)
    if (!read) continue
    const id = key(read.tenant.id, read.name)
    if (met.has(id)) { ledger.leave(source, 'name', 'duplicate', { value: read.name }); continue }
    met.add(id)
    const there = here.get(id)
    if (there) { changeMachine(ledger, source, there, read); continue }
    if (!books.charge(source, read.tenant, read.host, read.size)) continue
    let specificationId = sizes.get(sizeKey(read.size))
    if (!specificationId) sizes.set(sizeKey(read.size), (specificationId = makeSpecification(ledger, read.size, names)))
    name(read.name, ledger.create('virtual_machine', 'virtual_machine', read.name, read.host.name, {
      tenantId: read.tenant.id, name: read.name, baremetalId: read.host.id, groupId: read.host.groupId, rackId: read.host.rackId, specificationId, type: typeOf(source, read.cluster), status: read.status, schedulingMode: 'manual', ...read.size,
      ...(read.cluster ? { k8sClusterId: read.cluster.id, kubernetesVersion: read.cluster.kubernetesVersion } : {}),
    }))
  }
  return ids
}

const TYPES: Record<string, string> = { 'control plane': 'control_plane', worker: 'worker', management: 'management' }
const CONTROL = /control.?plane|master|(?:^|[-_.])cp(?:$|[-_.\d])/i

// A node's role is said by its role in NetBox, else by its name.
function typeOf(source: Source, cluster: PlannedCluster | undefined): string {
  const { role = '', name = '' } = source.cells
  if (cluster) return CONTROL.test(role || name) ? 'control_plane' : 'worker'
  return TYPES[key(role)] ?? 'other'
}

const sizeKey = (a: Amounts) => `${a.cpu}/${a.memory}/${a.storage}`

function makeSpecification(ledger: Ledger, size: Amounts, names: Set<string>): string {
  const memory = size.memory % 1024 === 0 ? `${size.memory / 1024}g` : `${size.memory}m`
  const base = `${size.cpu}c-${memory}-${size.storage}g`
  let name = base
  for (let i = 2; names.has(key(name)); i++) name = `${base}-${i}`
  names.add(key(name))
  return ledger.create('specification', 'specification', name, `${size.cpu} · ${size.memory} MB · ${size.storage} GB`, { name, requiredCpu: size.cpu, requiredMemory: size.memory, requiredStorage: size.storage })
}

interface Read { name: string; tenant: TenantState; host: PlannedHost; size: Amounts; status: string; cluster: PlannedCluster | undefined }

function readMachine(ledger: Ledger, source: Source, around: Around): Read | null {
  const { name = '', device = '' } = source.cells
  if (!name) { ledger.leave(source, 'name', 'no_name'); return null }
  const tenant = around.tenants.find(ledger, source)
  if (!tenant) return null
  if (!device) { ledger.leave(source, 'device', 'no_host'); return null }
  const host = around.hosts.find(source)
  if (typeof host === 'string') { ledger.leave(source, 'device', host, { value: device }); return null }
  const size = sizeOf(ledger, source, around.headings.get(source.file) ?? {})
  if (!size) return null
  const { state, exact } = machineState(source.cells['status'] ?? '')
  const parsed = virtualMachineSchemas.update.safeParse({ name, status: state })
  if (!parsed.success) { ledger.leave(source, 'name', 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' }); return null }
  if (!exact) ledger.note(source, 'status', 'status_mapped', { value: source.cells['status'] ?? '', state })
  return { name: parsed.data.name!, tenant, host, size, status: state, cluster: clusterOf(ledger, source, tenant, around) }
}

// A cluster serves one tenant: another's machine is none of its nodes.
function clusterOf(ledger: Ledger, source: Source, tenant: TenantState, around: Around): PlannedCluster | undefined {
  const found = around.clusters.find(source, tenant.id)
  if (!found || found.tenantId === tenant.id) return found
  ledger.note(source, 'cluster', 'foreign_cluster', { value: found.name, tenant: tenant.name })
  return undefined
}

function sizeOf(ledger: Ledger, source: Source, headings: Record<string, string>): Amounts | null {
  const { vcpus = '', memory = '', disk = '' } = source.cells
  const exactCpu = figure(vcpus)
  const size = {
    cpu: Math.ceil(exactCpu), memory: Math.ceil(inUnit(memory, headings['memory'] ?? '', ledger.options.vmMemoryUnit, 'MB', MEMORY_BASE)),
    storage: disk === '' ? 0 : Math.ceil(inUnit(disk, headings['disk'] ?? '', ledger.options.vmDiskUnit, 'GB', DISK_BASE)),
  }
  const fits = (n: number, least: number) => Number.isSafeInteger(n) && n >= least && n <= 2_147_483_647
  const wrong = !fits(size.cpu, 1) ? ['vcpus', vcpus] : !fits(size.memory, 1) ? ['memory', memory] : !fits(size.storage, 0) ? ['disk', disk] : null
  if (wrong) { ledger.leave(source, wrong[0]!, 'bad_amount', { value: wrong[1]! }); return null }
  if (size.cpu !== exactCpu) ledger.note(source, 'vcpus', 'cpu_rounded', { value: vcpus, cores: size.cpu })
  return size
}

// A machine that is here keeps host and size: moving and resizing are done where capacity is looked after, not by a list.
function changeMachine(ledger: Ledger, source: Source, there: MachineState, read: Read): void {
  if (there.baremetalId !== read.host.id) ledger.note(source, 'device', 'other_host', { value: read.host.name })
  if (sizeKey(there) !== sizeKey(read.size)) ledger.note(source, 'vcpus', 'other_size', { value: sizeKey(read.size), here: sizeKey(there) })
  ledger.change('virtual_machine', 'virtual_machine', there, { status: statusOf(ledger, source, there, read.status), ...nodeOf(ledger, source, there, read.cluster) })
}

// One that is no node yet becomes one; what is a node already, or the way to a cluster, stays what it is.
function nodeOf(ledger: Ledger, source: Source, there: MachineState, cluster: PlannedCluster | undefined): Record<string, unknown> {
  if (!cluster || there.k8sClusterId === cluster.id) return {}
  if (there.k8sClusterId || there.type === 'management') {
    ledger.note(source, 'cluster', there.k8sClusterId ? 'other_cluster' : 'not_a_node', { value: cluster.name })
    return {}
  }
  return { k8sClusterId: cluster.id, kubernetesVersion: cluster.kubernetesVersion, type: there.type === 'control_plane' ? there.type : typeOf(source, cluster) }
}

const BY_LIST = new Set(['active', 'inactive', 'error'])

// What is being made, deleted or is broken here is so for a reason no list knows of; nor does a list have a machine made or deleted.
function statusOf(ledger: Ledger, source: Source, there: MachineState, said: string): string | undefined {
  const text = source.cells['status'] ?? ''
  if (!text || said === there.status) return undefined
  if (there.status !== 'error' && BY_LIST.has(there.status) && BY_LIST.has(said)) return said
  ledger.note(source, 'status', 'status_kept', { value: text, state: there.status })
  return undefined
}

// What hosts and quotas have left while the list is gone through.
class Books {
  private readonly ledger: Ledger
  private readonly quotas = new Map<string, { limit: Amounts; used: Amounts }>()

  constructor(ledger: Ledger, around: Around) {
    this.ledger = ledger
    const cpuOf = new Map(ledger.existing.groups.map((g) => [g.id, g.totalCpu + (around.groupCpu.get(g.id) ?? 0)]))
    for (const q of ledger.existing.quotas) {
      this.quotas.set(key(q.tenantId, q.groupId), { limit: { cpu: quotaCores(cpuOf.get(q.groupId) ?? 0, q.percentage), memory: q.memory, storage: q.storage }, used: { cpu: q.usedCpu, memory: q.usedMemory, storage: q.usedStorage } })
    }
  }

  charge(source: Source, tenant: TenantState, host: PlannedHost, size: Amounts): boolean {
    const short = RESOURCES.find((r) => host.free[r] < size[r])
    if (short) { this.ledger.leave(source, 'device', 'no_room', { host: host.name, resource: short, free: host.free[short], needed: size[short] }); return false }
    const quota = this.quotas.get(key(tenant.id, host.groupId))
    const over = quota && RESOURCES.find((r) => quota.used[r] + size[r] > quota.limit[r])
    if (over) { this.ledger.leave(source, 'tenant', 'over_quota', { tenant: tenant.name, resource: over, free: quota.limit[over] - quota.used[over], needed: size[over] }); return false }
    for (const r of RESOURCES) {
      host.free[r] -= size[r]
      if (quota) quota.used[r] += size[r]
    }
    return true
  }
}
