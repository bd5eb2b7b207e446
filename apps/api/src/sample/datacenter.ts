import { appRouter, type ServiceCtx } from '@colonnade/trpc'
import { sampleCare } from './care.ts'
import { createCallerFactory } from '@colonnade/trpc/kernel/trpc'
import { sampleClusters } from './clusters.ts'

const asCaller = createCallerFactory(appRouter)
/** The datacenter's procedures as the sample's operator calls them. */
export type Datacenter = ReturnType<typeof asCaller>['datacenter']
type Mode = 'spread' | 'pack' | 'rack_anti_affinity'

const sites = [{ region: 'eu-central', dc: 'fra-1', room: 'A', prefix: 'fra-a' }, { region: 'ap-east', dc: 'tpe-1', room: 'B', prefix: 'tpe-b' }]

// Cores, MB, GB of one host; `heightUnits` of a rack.
const groups = [
  { name: 'general', description: 'Everyday machines', hosts: 36, heightUnits: 1, totalCpu: 64, totalMemory: 262_144, totalStorage: 4000 },
  { name: 'gpu', description: 'Training and inference', hosts: 12, heightUnits: 4, totalCpu: 128, totalMemory: 1_048_576, totalStorage: 8000 },
  { name: 'storage', description: 'Many disks', hosts: 12, heightUnits: 2, totalCpu: 32, totalMemory: 131_072, totalStorage: 100_000 },
]
const specifications = [
  { name: 'general.small', generation: 'g1', requiredCpu: 4, requiredMemory: 16_384, requiredStorage: 80 },
  { name: 'general.large', generation: 'g1', requiredCpu: 16, requiredMemory: 65_536, requiredStorage: 400 },
  { name: 'gpu.train', generation: 'g2', requiredCpu: 48, requiredMemory: 393_216, requiredStorage: 2000 },
  { name: 'storage.node', generation: 'g1', requiredCpu: 8, requiredMemory: 32_768, requiredStorage: 24_000 },
]
// tenant, group, percentage of the group's cores, memory in MB, storage in GB
const quotas: [tenant: 'aurora' | 'beichen', group: string, cpu: number, memory: number, storage: number][] = [
  ['aurora', 'general', 30, 3_000_000, 40_000], ['aurora', 'gpu', 25, 4_000_000, 30_000], ['aurora', 'storage', 25, 500_000, 300_000],
  ['beichen', 'general', 50, 5_000_000, 80_000], ['beichen', 'gpu', 60, 8_000_000, 60_000], ['beichen', 'storage', 40, 800_000, 500_000],
]
const sets: [tenant: 'aurora' | 'beichen', group: string, specification: string, count: number, mode: Mode, namePrefix: string][] = [
  ['aurora', 'general', 'general.small', 16, 'spread', 'web'], ['aurora', 'general', 'general.large', 6, 'pack', 'batch'], ['aurora', 'general', 'general.small', 4, 'rack_anti_affinity', 'etcd'],
  ['aurora', 'gpu', 'gpu.train', 6, 'spread', 'train'], ['aurora', 'storage', 'storage.node', 5, 'spread', 'ceph'],
  ['beichen', 'general', 'general.small', 18, 'spread', 'api'], ['beichen', 'general', 'general.large', 10, 'spread', 'db'],
  ['beichen', 'gpu', 'gpu.train', 10, 'pack', 'llm'], ['beichen', 'storage', 'storage.node', 6, 'spread', 'lake'],
]

/** A provider's rooms to look at: two regions, eight racks, sixty hosts in three groups, and some eighty machines of two tenants, placed as an operator would. */
export async function sampleDatacenter(ctx: ServiceCtx, tenants: { aurora: string; beichen: string }): Promise<void> {
  const { datacenter } = asCaller(ctx)
  const groupIds = await furnish(datacenter)
  for (const [tenant, group, cpuQuotaPercentage, memoryQuota, storageQuota] of quotas) {
    await datacenter.quota.create({ tenantId: tenants[tenant], groupId: groupIds.get(group)!, cpuQuotaPercentage, memoryQuota, storageQuota })
  }
  const specificationIds = new Map<string, string>()
  for (const one of specifications) specificationIds.set(one.name, (await datacenter.specification.create(one)).id)
  for (const [tenant, group, specification, count, mode, namePrefix] of sets) {
    await datacenter.virtualMachine.place({ tenantId: tenants[tenant], groupId: groupIds.get(group)!, specificationId: specificationIds.get(specification)!, count, mode, namePrefix, type: 'worker' })
  }
  await sampleClusters(datacenter, { tenantId: tenants.aurora, groupId: groupIds.get('general')!, specificationIds, now: ctx.clock() })
  await somethingToSeeTo(datacenter)
  await sampleCare(ctx)
}

async function furnish(datacenter: Datacenter): Promise<Map<string, string>> {
  const racks: { id: string; site: (typeof sites)[number]; next: number }[] = []
  for (const site of sites) {
    for (let i = 1; i <= 4; i++) {
      const { id } = await datacenter.rack.create({ name: `${site.prefix}0${i}`, region: site.region, dc: site.dc, room: site.room, heightUnits: 42 })
      racks.push({ id, site, next: 1 })
    }
  }
  const groupIds = new Map<string, string>()
  for (const { name, description, hosts, ...size } of groups) {
    const { id: groupId } = await datacenter.group.create({ name, description })
    groupIds.set(name, groupId)
    for (let i = 0; i < hosts; i++) {
      const rack = racks[i % racks.length]!
      const { region, dc, room } = rack.site
      await datacenter.host.create({ name: `${name}-${String(i + 1).padStart(2, '0')}`, serialNumber: `CN-${name.slice(0, 3).toUpperCase()}-${1000 + i}`, groupId, rackId: rack.id, unit: rack.next, region, dc, room, ...size })
      rack.next += size.heightUnits
    }
  }
  return groupIds
}

// A host out for maintenance and a machine in error, so that the overview has something to say.
async function somethingToSeeTo(datacenter: Datacenter): Promise<void> {
  const [host] = (await datacenter.host.list({ filter: [{ field: 'name', value: 'general-36' }] })).items
  const [machine] = (await datacenter.virtualMachine.list({ filter: [{ field: 'name', value: 'batch-2' }] })).items
  if (host) await datacenter.host.update({ id: host.id, version: host.version, patch: { status: 'maintenance' } })
  if (machine) await datacenter.virtualMachine.update({ id: machine.id, version: machine.version, patch: { status: 'error' } })
}
