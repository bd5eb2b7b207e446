import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NetboxFile } from '@colonnade/contract/datacenter'
import { anOperator, aTenant, errorOf, openWorld, withPermissions, type Person, type World } from '@colonnade/testing'
import { allPermissions } from '@colonnade/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World, operator: Person
beforeAll(async () => {
  world = await openWorld()
  operator = await anOperator(world)
}, 120_000)
afterAll(() => world?.close())

const fixture = (name: string): NetboxFile => ({ name, content: readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8') })
const all = ['netbox_sites.csv', 'netbox_racks.csv', 'netbox_device-types.csv', 'netbox_devices.csv', 'netbox_tenants.csv', 'netbox_clusters.csv', 'netbox_virtual machines.csv'].map(fixture)
const api = () => operator.api.datacenter.netbox
const optionsFor = async (files: NetboxFile[]) => ({ ...(await api().inspect({ files })).suggested, tenants: 'create' as const })

async function importAll(files: NetboxFile[], options: object) {
  const plan = await api().dryRun({ files, options })
  const { jobId } = await api().import({ files, options, fingerprint: plan.fingerprint })
  await world.settle()
  return { plan, job: await operator.api.platform.job.get({ id: jobId }) }
}
const figures = async () => ({
  racks: (await operator.api.datacenter.rack.list({ limit: 500 })).items.length, hosts: (await operator.api.datacenter.host.list({ limit: 500 })).items.length,
  vms: (await operator.api.datacenter.virtualMachine.list({ limit: 500 })).items.length, tenants: (await operator.api.identity.tenant.list({ limit: 500 })).items.length,
})

describe('lists from NetBox', () => {
  it('a dry run writes nothing, and names every row and field that could not be mapped', async () => {
    const before = await figures()
    const plan = await api().dryRun({ files: all, options: await optionsFor(all) })
    expect(await figures()).toEqual(before)
    const found = plan.findings.map((f) => `${f.name || f.row} ${f.field} ${f.code}${f.left ? ' left' : ''}`)
    expect(found).toEqual(expect.arrayContaining([
      'R09 u_height bad_amount left', 'fra-copy serial duplicate left', 'fra-lost totalCpu bad_amount left', 'too-big device no_room left', 'floating device no_host left', 'on-switch device not_a_host left',
      'nobodys tenant no_tenant left', 'web-1 name duplicate left', 'fra-rear-2 position rear_face', 'fra-half u_height fractional_height', 'fra-half position fractional_unit', 'tpe-gpu-01 serial serial_made',
      'fra-norack rack unknown_rack', 'web-2 vcpus cpu_rounded', 'R01 name renamed', 'fra-a-03, spare status status_mapped',
    ]))
    expect(plan.leftCount).toBe(8)
    expect(plan.counts['device']).toMatchObject({ read: 11, create: 8, left: 2, skipped: 1 })
    expect(plan.findings.slice(0, plan.leftCount).every((f) => f.left)).toBe(true)
  })

  it('the job writes all that was shown: places, amounts, groups, tenants, machines on their hosts and in the books', async () => {
    const { job } = await importAll(all, await optionsFor(all))
    expect(job).toMatchObject({ status: 'completed', result: { left: 8 } })
    const { items: hosts } = await operator.api.datacenter.host.list({ limit: 500 })
    const host = (name: string) => hosts.find((h) => h.name === name)!
    expect(host('fra-a-01')).toMatchObject({
      serialNumber: 'SN-R750-001', region: 'Europe', dc: 'DC1 Frankfurt', room: 'Room A', rackName: 'DC1 Frankfurt R01', unit: 1, heightUnits: 2, groupName: 'prod-fra', totalCpu: 64, totalMemory: 524_288, totalStorage: 15_360,
      availableCpu: 64 - 8 - 16, externalSystemId: 'netbox:101', vmCount: 2,
    })
    // 48 units counted from the top, two high in 5 and 6: 43 and 44 from the bottom
    expect(host('tpe-gpu-01')).toMatchObject({ serialNumber: 'A-2001', unit: 43, heightUnits: 2, room: '機房 7', groupName: 'prod-tpe' })
    expect(host('fra-rear-2')).toMatchObject({ rackName: 'R02', unit: null })
    expect(host('fra-norack')).toMatchObject({ rackId: null, status: 'inactive', groupName: 'NetBox' })
    const { items: vms } = await operator.api.datacenter.virtualMachine.list({ limit: 500 })
    expect(vms.map((v) => [v.name, v.hostName, v.schedulingMode, v.cpu, v.memory, v.storage, v.status]).sort()).toEqual([
      ['db-大', 'fra-a-01', 'manual', 16, 65_536, 1000, 'error'], ['diskless', 'tpe-gpu-01', 'manual', 4, 8192, 0, 'active'], ['web-1', 'fra-a-01', 'manual', 8, 16_384, 200, 'active'], ['web-2', 'fra-a-02', 'manual', 3, 4096, 50, 'active'],
    ])
    expect((await operator.api.identity.tenant.list({ limit: 500 })).items.map((t) => t.slug)).toEqual(expect.arrayContaining(['blue-harbour', 'beichen']))
    expect((await operator.api.datacenter.group.reconcile({})).drift).toEqual([])
    expect((await operator.api.datacenter.placementEvent.list({ filter: [{ field: 'mode', op: 'eq', value: 'manual' }] })).items.length).toBe(3)
  }, 60_000)

  it('a second import of the same changes nothing', async () => {
    const before = await figures()
    const { plan, job } = await importAll(all, await optionsFor(all))
    expect(Object.values(plan.counts).map((c) => c.create + c.update)).toEqual(Object.values(plan.counts).map(() => 0))
    expect(job.error?.['reason'] ?? job.status).toBe('completed')
    expect(await figures()).toEqual(before)
  }, 60_000)

  it('the API says the same records: matched by their number, nothing doubled', async () => {
    const files = [fixture('api-racks.json'), fixture('api-devices.json')]
    const { plan } = await importAll(files, await optionsFor(files))
    expect(plan.counts).toMatchObject({ rack: { read: 2, same: 2, create: 0 }, device: { read: 2, create: 0 } })
  }, 60_000)

  it('what changed in NetBox is brought up to date or left, as asked; two hosts change places', async () => {
    const swapped = all.map((f) => (f.name !== 'netbox_devices.csv' ? f : { ...f, content: f.content.replace('R02,Compute Node,Supermicro,Short 1U,10,Front,SN-S1-004', 'R01,Compute Node,Supermicro,Short 1U,4,Front,SN-S1-004').replace('R01,Compute Node,Dell,PowerEdge R650,4,Front,SN-R650-003', 'R02,Compute Node,Dell,PowerEdge R650,10,Front,SN-R650-003').replace('fra-a-01,Active', 'fra-a-01-renamed,Active') }))
    const options = await optionsFor(swapped)
    const leave = await api().dryRun({ files: swapped, options: { ...options, existing: 'leave' } })
    expect(leave.counts['device']).toMatchObject({ update: 0 })
    const { plan, job } = await importAll(swapped, options)
    expect(plan.counts['device']!.update).toBe(3)
    expect(job.error ?? job.status).toBe('completed')
    const { items } = await operator.api.datacenter.host.list({ search: 'SN-' })
    const at = (serial: string) => items.filter((h) => h.serialNumber === serial).map((h) => [h.name, h.rackName, h.unit])[0]
    expect(at('SN-S1-004')).toEqual(['fra-rear-1', 'DC1 Frankfurt R01', 4])
    expect(at('SN-R650-003')).toEqual(['fra-a-03, spare', 'R02', 10])
    expect(at('SN-R750-001')?.[0]).toBe('fra-a-01-renamed')
  }, 60_000)

  it('an import is refused when other rows than those shown would be left out, and nothing is written', async () => {
    const files = [{ name: 'racks.csv', content: 'name,site,u_height\nLate 1,Hall,42\n' }]
    const plan = await api().dryRun({ files })
    await operator.api.datacenter.rack.create({ name: 'Late 1', dc: 'Elsewhere' })
    await operator.api.datacenter.rack.create({ name: 'Hall Late 1', dc: 'Elsewhere' })
    const { jobId } = await api().import({ files, fingerprint: plan.fingerprint })
    await world.settle()
    expect(await operator.api.platform.job.get({ id: jobId })).toMatchObject({ status: 'failed', error: { reason: 'plan_changed' } })
  })

  it('a machine is not taken over past its tenant\'s quota', async () => {
    const owner = await aTenant(world)
    const tenant = await operator.api.identity.tenant.get({ id: owner.tenantId })
    const group = (await operator.api.datacenter.group.list({ search: 'prod-fra' })).items[0]!
    await operator.api.datacenter.quota.create({ tenantId: owner.tenantId, groupId: group.id, cpuQuotaPercentage: 2, memoryQuota: 8192, storageQuota: 100 })
    const files = [{ name: 'vms.csv', content: `name,device,tenant,vcpus,memory,disk,cluster\nq1,fra-a-02,${tenant.name},2,4096,20,c\nq2,fra-a-02,${tenant.name},1,8192,20,c\nq3,fra-a-02,${tenant.name},1,4096,20,c\n` }]
    const { plan, job } = await importAll(files, {})
    expect(plan.findings.map((f) => [f.row, f.code])).toEqual([[3, 'over_quota']])
    expect(job.status).toBe('completed')
    expect((await operator.api.datacenter.quota.list({ filter: [{ field: 'tenantId', value: owner.tenantId }] })).items[0]).toMatchObject({ usedCpu: 3, usedMemory: 8192 })
  }, 60_000)

  it('needs the permissions that writing by hand needs, and is the provider\'s', async () => {
    const few = withPermissions(world, operator, ['baremetals:create', 'racks:create'])
    const files = [{ name: 'netbox_tenants.csv', content: 'name,slug\nNobody Yet,nobody-yet\n' }]
    expect(await errorOf(few.api.datacenter.netbox.dryRun({ files, options: { tenants: 'create' } }))).toMatchObject({ code: 'FORBIDDEN', details: { permission: 'tenants:create' } })
    const tenant = await aTenant(world, allPermissions)
    expect((await errorOf(tenant.api.datacenter.netbox.dryRun({ files }))).code).toBe('FORBIDDEN')
  })

  it('contacts become maintainers, known again by their address; a second time nothing changes', async () => {
    const files = [fixture('contacts.csv')]
    const { plan, job } = await importAll(files, {})
    expect([plan.counts['contact'], job.status]).toEqual([{ read: 2, create: 2, update: 0, same: 0, left: 0, skipped: 0 }, 'completed'])
    const { items } = await operator.api.datacenter.maintainer.list({ sort: [{ field: 'name' }] })
    expect(items.map((m) => [m.name, m.account, m.email])).toEqual([['Erika Muster', 'erika@example.test', 'erika@example.test'], ['陳大文', 'dawen@example.test', 'dawen@example.test']])
    expect((await api().dryRun({ files })).counts['contact']).toMatchObject({ create: 0, update: 0, same: 2 })
  })

  it('machines that are here become nodes of a cluster that is recorded with them, and a second time nothing changes', async () => {
    const vm = (await operator.api.datacenter.virtualMachine.list({ search: 'diskless' })).items[0]!
    const files = [
      { name: 'netbox_clusters.csv', content: 'Name,Type,Status,Tenant\nK8s East,Kubernetes,Active,\n' },
      { name: 'netbox_virtual-machines.csv', content: `Name,Status,Cluster,Device,Role,Tenant,vCPUs,Memory (MB),Disk (GB)\ndiskless,Active,K8s East,tpe-gpu-01,Control Plane,${vm.tenantName},4,8192,0\nfresh-w1,Active,K8s East,tpe-gpu-01,Worker,${vm.tenantName},1,1024,0\n` },
    ]
    const options = { ...await optionsFor(files), kubernetes: { types: ['Kubernetes'], version: { constant: '1.34.0' } } }
    const { plan, job } = await importAll(files, options)
    expect([plan.findings.map((f) => f.code), job.status, job.error]).toEqual([['renamed'], 'completed', null])
    const cluster = (await operator.api.datacenter.cluster.list({ search: 'k8s-east' })).items[0]!
    expect(cluster).toMatchObject({ tenantId: vm.tenantId, groupName: 'prod-tpe', kubernetesVersion: '1.34.0', controlPlaneCount: 1, workerCount: 1 })
    expect(await operator.api.datacenter.virtualMachine.get({ id: vm.id })).toMatchObject({ clusterName: 'k8s-east', type: 'control_plane', kubernetesVersion: '1.34.0', hostName: vm.hostName })
    expect((await operator.api.datacenter.virtualMachine.history({ id: vm.id })).items[0]).toMatchObject({ action: 'update', details: { servedTenantId: vm.tenantId } })
    const again = await importAll(files, options)
    expect(Object.values(again.plan.counts).map((c) => c.create + c.update)).toEqual(Object.values(again.plan.counts).map(() => 0))
  }, 60_000)

  it('who is named for a record needs the right to change records of its kind', async () => {
    await operator.api.datacenter.rack.create({ name: 'Assigned Rack' })
    await operator.api.datacenter.maintainer.create({ name: 'Named Person', account: 'named-person' })
    const files = [{ name: 'netbox_contact-assignments.csv', content: 'Object Type,Object,Contact,Role\nDCIM | Rack,Assigned Rack,Named Person,Technical\n' }]
    const few = withPermissions(world, operator, ['baremetals:create', 'resource_maintainers:create'])
    expect(await errorOf(few.api.datacenter.netbox.dryRun({ files }))).toMatchObject({ code: 'FORBIDDEN', details: { permission: 'racks:update' } })
    const { job } = await importAll(files, {})
    expect([job.status, (await operator.api.datacenter.resourceMaintainer.list({ search: 'Assigned Rack' })).items.map((a) => a.maintainerName)]).toEqual(['completed', ['Named Person']])
    const exported = withPermissions(world, operator, ['baremetals:read', 'baremetal_groups:read'])
    expect(await errorOf(exported.api.datacenter.netbox.export({ kind: 'clusters' }))).toMatchObject({ code: 'FORBIDDEN', details: { permission: 'k8s_clusters:read' } })
  }, 60_000)

  it('a file that is none of NetBox\'s is refused by name', async () => {
    expect(await errorOf(api().dryRun({ files: [{ name: 'fruit.csv', content: 'Fruit,Colour\nApple,red\n' }] }))).toMatchObject({ code: 'BAD_REQUEST', reason: 'unknown_netbox_file', message: expect.stringContaining('fruit.csv') as string })
  })

  it('stopped half-way, nothing of it stays', async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => `Stop ${i},Hall,42`).join('\n')
    const files = [{ name: 'racks.csv', content: `name,site,u_height\n${rows}\n` }]
    const { fingerprint } = await api().dryRun({ files })
    const { jobId } = await api().import({ files, fingerprint })
    const off = world.services.bus.tune(operator.tenantId, 'jobs', () => { world.services.bus.signal({ tenantId: operator.tenantId, channel: `job-stop:${jobId}`, data: null }) })
    await world.settle()
    off()
    expect((await operator.api.platform.job.get({ id: jobId })).status).toBe('cancelled')
    expect((await operator.api.datacenter.rack.list({ search: 'Stop' })).items).toEqual([])
  }, 60_000)
})
