import { netboxExportKind, type NetboxExportKind } from '@colonnade/contract/datacenter'
import { anOperator, openWorld, type Person, type World } from '@colonnade/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvFields } from '../../kernel/csv-export.ts'
import { csvCell, fromCsvCell, parseCsv } from '../../kernel/csv.ts'
import type { Resource } from '../../kernel/resource.ts'
import { bastion } from './bastion/resource.ts'
import { plugin } from './cluster-plugin/resource.ts'
import { cluster } from './cluster/resource.ts'
import { endpoint } from './endpoint/resource.ts'
import { group } from './group/resource.ts'
import { host } from './host/resource.ts'
import { maintainer, maintainerGroup, maintainerGroupMember, resourceMaintainer } from './maintainer/resource.ts'
import { maintenanceWindow } from './maintenance-window/resource.ts'
import { meshMember } from './mesh/member.ts'
import { mesh } from './mesh/resource.ts'
import { quota } from './quota/resource.ts'
import { rack } from './rack/resource.ts'
import { specification } from './specification/resource.ts'
import { tag } from './tag/resource.ts'
import { virtualMachine } from './virtual-machine/resource.ts'

interface Procedures {
  list(input: object): Promise<{ items: { id: string }[] }>
  create(input: object): Promise<{ id: string }>
  export(input: object): Promise<{ csv: string; rows: number }>
  importDryRun(input: object): Promise<{ problems: unknown[]; good: number }>
  import(input: object): Promise<{ jobId: string }>
}
const nasty = ['=1+1', '+SUM(A1)', '-2', '-x', '@cmd', "'quoted", "''", 'a,b', 'say "hi"', '北辰 機房 7', 'semi;colon', 'tab\there', ' leading', 'a  b', '0012', '1e5', 'true', 'null', '#N/A', 'x'.repeat(100)]
const proses = ['', ' ', 'one\ntwo', 'one\r\ntwo, "three"', "=cmd|'/c calc'!A0", '\n', "'", '多行\n文字', '-']
// one line, as names are: trimmed, no control characters
const name = fc.oneof(fc.constantFrom(...nasty), fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'ab,"\';=+-@ 北辰é.') })).map((s) => s.replaceAll('\t', ' ').trim()).filter((s) => s.length > 0 && s.length <= 90)
const prose = fc.option(fc.oneof(fc.constantFrom(...proses), fc.string({ maxLength: 80, unit: fc.constantFrom(...'ab,"\';=+\n 北') })), { nil: null })
const line = fc.option(name, { nil: null })
const distinct = (n: number) => fc.uniqueArray(name, { minLength: n, maxLength: n, selector: (s) => s.toLowerCase() })

let source: World, target: World, from: Person, to: Person
beforeAll(async () => {
  ;[source, target] = await Promise.all([openWorld(), openWorld()])
  ;[from, to] = [await anOperator(source), await anOperator(target)]
}, 120_000)
afterAll(() => Promise.all([source?.close(), target?.close()]))

const api = (person: Person, key: string) => (person.api.datacenter as unknown as Record<string, Procedures>)[key]!
const sample = <T>(arbitrary: fc.Arbitrary<T>, n: number, seed: number) => fc.sample(arbitrary, { numRuns: n, seed })
const linesOf = (csv: string) => parseCsv(csv).rows.map((r) => JSON.stringify(Object.values(r))).sort()

async function moved(key: string, resource: Resource): Promise<void> {
  const exported = await api(from, key).export({})
  const mapping = Object.fromEntries(csvFields(resource.schemas).map((field) => [field, { column: field }]))
  expect((await api(to, key).importDryRun({ csv: exported.csv, mapping })).problems).toEqual([])
  const { jobId } = await api(to, key).import({ csv: exported.csv, mapping })
  await target.settle()
  expect((await to.api.platform.job.get({ id: jobId })).error).toBeNull()
  const again = await api(to, key).export({})
  expect(linesOf(again.csv)).toEqual(linesOf(exported.csv))
  expect(again.rows).toBe(exported.rows)
}

// Those of an export's rows that are not there yet.
async function added(key: string, resource: Resource): Promise<void> {
  const fields = csvFields(resource.schemas)
  const exported = await api(from, key).export({})
  const there = new Set(linesOf((await api(to, key).export({})).csv))
  const { rows } = parseCsv(exported.csv)
  const csv = [fields.join(','), ...rows.filter((r) => !there.has(JSON.stringify(Object.values(r)))).map((r) => fields.map((f) => (r[f] ? csvCell(fromCsvCell(r[f])) : '')).join(','))].join('\r\n')
  const { jobId } = await api(to, key).import({ csv, mapping: Object.fromEntries(fields.map((field) => [field, { column: field }])) })
  await target.settle()
  expect((await to.api.platform.job.get({ id: jobId })).error).toBeNull()
  expect(linesOf((await api(to, key).export({})).csv)).toEqual(linesOf(exported.csv))
}

describe('every export imports again unchanged, into an empty site too', () => {
  const SEED = Number(process.env['FC_SEED'] ?? 20_261)
  it('a cell comes back as the text it was', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), prose, name), (text) => {
      const cell = csvCell(text)
      expect(/^[=+@\t\r]/.test(cell)).toBe(false)
      const [row] = parseCsv(`a,b\r\n${cell},x\r\n`).rows
      if (text !== null) expect(fromCsvCell(row!['a']!)).toBe(text)
      else expect(row!['a']).toBe('')
    }), { numRuns: 500, seed: SEED })
  })

  it('groups, racks and specifications', async () => {
    const [groups, racks, specs] = [sample(distinct(12), 1, SEED)[0]!, sample(distinct(12), 1, SEED + 1)[0]!, sample(distinct(8), 1, SEED + 2)[0]!]
    const notes = sample(prose, 12, SEED + 3)
    const places = sample(fc.record({ region: line, dc: line, room: line, externalSystemId: line, heightUnits: fc.integer({ min: 20, max: 60 }) }), 12, SEED + 4)
    for (const [i, n] of groups.entries()) await from.api.datacenter.group.create({ name: n, description: notes[i] })
    for (const [i, n] of racks.entries()) await from.api.datacenter.rack.create({ name: n, ...places[i]! })
    for (const [i, n] of specs.entries()) await from.api.datacenter.specification.create({ name: n, generation: i % 2 ? n.slice(0, 40).trim() : null, requiredCpu: i + 1, requiredMemory: 1024, requiredStorage: i })
    for (const [key, resource] of [['group', group], ['rack', rack], ['specification', specification]] as const) await moved(key, resource as unknown as Resource)
    const described = async (p: Person) => (await p.api.datacenter.group.list({ limit: 500 })).items.map((g) => [g.name, g.description]).sort()
    expect(await described(to)).toEqual(await described(from))
  }, 120_000)

  it('hosts with their group and rack, quotas with tenant and group, machines with tenant, host and specification', async () => {
    const d = from.api.datacenter
    const [groups, racks, specs] = [(await d.group.list({})).items, (await d.rack.list({})).items, (await d.specification.list({})).items]
    const names = sample(distinct(20), 1, SEED + 5)[0]!
    const serials = sample(distinct(20), 1, SEED + 6)[0]!
    for (let i = 0; i < 20; i++) {
      await d.host.create({ name: names[i]!, serialNumber: serials[i]!, groupId: groups[i % groups.length]!.id, rackId: i % 3 ? racks[i % racks.length]!.id : null, unit: i % 3 && i % 2 ? 1 + Math.floor(i / racks.length) * 4 : null, heightUnits: 2, totalCpu: 64, totalMemory: 262_144, totalStorage: 4000, status: i === 7 ? 'inactive' : 'active' })
    }
    await moved('host', host as unknown as Resource)
    for (const slug of ['one', 'two']) {
      for (const person of [from, to]) await person.api.identity.tenant.create({ name: `Tenant, "${slug}"`, slug, admin: { email: `${slug}@rt.test` } })
    }
    const tenants = (await from.api.identity.tenant.list({})).items
    for (const [i, tenant] of tenants.entries()) await d.quota.create({ tenantId: tenant.id, groupId: groups[i]!.id, cpuQuotaPercentage: 33.125 + i, memoryQuota: 100_000, storageQuota: 5000 })
    await moved('quota', quota as unknown as Resource)
    const hosts = (await d.host.list({ filter: [{ field: 'status', op: 'eq', value: 'active' }] })).items
    const machines = sample(distinct(10), 1, SEED + 7)[0]!
    for (const [i, n] of machines.entries()) await d.virtualMachine.create({ name: n, tenantId: tenants[i % 2]!.id, baremetalId: hosts[i]!.id, specificationId: specs[0]!.id, affinityGroup: i % 2 ? 'set' : null })
    await moved('virtualMachine', virtualMachine as unknown as Resource)
  }, 180_000)

  it('tags, endpoints without their secrets, meshes', async () => {
    const d = from.api.datacenter
    const [tags, endpoints, meshes] = [sample(distinct(10), 1, SEED + 8)[0]!, sample(distinct(6), 1, SEED + 9)[0]!, sample(distinct(6), 1, SEED + 10)[0]!]
    const notes = sample(prose, 10, SEED + 11)
    for (const [i, n] of tags.entries()) await d.tag.create({ name: n.slice(0, 50).trim(), description: notes[i], color: i % 2 ? 'plum' : 'moss' })
    for (const [i, n] of endpoints.entries()) await d.endpoint.create({ name: n, kind: i % 2 ? 'redfish' : 'proxmox', url: `https://ep-${i}.example:8443`, username: i % 3 ? `user,"${i}"` : null, secret: i % 2 ? 'hidden-secret' : null, fingerprint: i === 1 ? 'AB'.repeat(32) : null })
    for (const [i, n] of meshes.entries()) await d.mesh.create({ name: n, description: notes[i], type: i % 2 ? 'cilium' : 'other', status: i === 3 ? 'inactive' : 'active' })
    expect((await d.endpoint.export({})).csv).not.toContain('hidden-secret')
    for (const [key, resource] of [['tag', tag], ['endpoint', endpoint], ['mesh', mesh]] as const) await moved(key, resource as unknown as Resource)
  }, 120_000)

  it('clusters with their nodes, their parts in meshes, bastions and windows', async () => {
    const d = from.api.datacenter
    const tenants = (await from.api.identity.tenant.list({})).items
    const [groups, hosts, specs, meshes] = [(await d.group.list({})).items, (await d.host.list({ filter: [{ field: 'status', op: 'eq', value: 'active' }] })).items, (await d.specification.list({})).items, (await d.mesh.list({})).items]
    const notes = sample(prose, 6, SEED + 12)
    // the same name twice: a cluster's name is its tenant's
    const made = await Promise.all([0, 1, 2, 3].map((i) => d.cluster.create({ tenantId: tenants[i % 2]!.id, groupId: groups[i]!.id, name: i < 2 ? 'prod' : `c${i}`, kubernetesVersion: `1.3${i}.0`, description: notes[i], status: i === 3 ? 'maintenance' : 'active', schedulingMode: i % 2 ? 'pack' : 'spread' })))
    await moved('cluster', cluster as unknown as Resource)
    const vm = (i: number, more: object) => d.virtualMachine.create({ tenantId: tenants[i % 2]!.id, baremetalId: hosts[i % hosts.length]!.id, specificationId: specs[0]!.id, name: `rt-${i}`, ...more })
    for (const [i, c] of made.entries()) await vm(i, { type: i % 2 ? 'worker' : 'control_plane', k8sClusterId: c.id, kubernetesVersion: `1.3${i}.${i}` })
    const reached = [await vm(4, { type: 'management', name: 'jump, "one"' }), await vm(5, { type: 'management', name: '堡壘機' })]
    await added('virtualMachine', virtualMachine as unknown as Resource)
    for (const [i, c] of made.slice(0, 2).entries()) await d.bastion.create({ bastionId: reached[i]!.id, k8sClusterId: c.id, note: notes[i]?.replaceAll(/\s+/g, ' ').trim() || null })
    for (const [i, c] of made.entries()) await d.meshMember.create({ clusterId: c.id, serviceMeshId: meshes[i % 2]!.id, note: i ? `note, "${i}"` : null })
    for (const [i, c] of made.entries()) await d.maintenanceWindow.create({ clusterId: c.id, startsAt: new Date(Date.UTC(2031, i, 1, 22, 30)).toISOString(), endsAt: new Date(Date.UTC(2031, i, 2, 4)).toISOString(), reason: `=switch ${i}, "again"` })
    for (const [i, c] of made.entries()) await d.clusterPlugin.create({ clusterId: c.id, name: `plug-${i}`, pluginVersion: `1.${i}, "x"`, manifest: i ? `kind: ConfigMap # ${notes[i]}` : null, additionalInfo: i === 2 ? { chart: 'stable, "one"', n: [1, null] } : null })
    await source.settle()
    await moved('clusterPlugin', plugin as unknown as Resource)
    for (const [key, resource] of [['bastion', bastion], ['meshMember', meshMember], ['maintenanceWindow', maintenanceWindow]] as const) await moved(key, resource as unknown as Resource)
  }, 180_000)

  it('people, their groups, who belongs to which, and who looks after what', async () => {
    const d = from.api.datacenter
    const [names, accounts, teams] = [sample(distinct(12), 1, SEED + 13)[0]!, sample(distinct(12), 1, SEED + 14)[0]!, sample(distinct(5), 1, SEED + 15)[0]!]
    const people = []
    for (const [i, n] of names.entries()) people.push(await d.maintainer.create({ name: n, account: accounts[i]!, email: i % 3 ? `shared-${i % 4}@rt.example` : null, status: i === 5 ? 'inactive' : 'active' }))
    await moved('maintainer', maintainer as unknown as Resource)
    const made = []
    for (const [i, n] of teams.entries()) made.push(await d.maintainerGroup.create({ name: n, description: i % 2 ? 'by\nnight' : null, managerId: i % 2 ? people[i]!.id : null }))
    // who managed a group and was deleted is named by nobody
    await d.maintainerGroup.create({ name: 'Managed by nobody any more', managerId: people[11]!.id })
    const leaver = await d.maintainer.get({ id: people[11]!.id })
    await d.maintainer.remove({ ids: [leaver.id] })
    await moved('maintainerGroup', maintainerGroup as unknown as Resource)
    expect(parseCsv((await d.maintainerGroup.export({ search: 'nobody any more' })).csv).rows.map((r) => r['managerId'])).toEqual([''])
    await d.maintainer.restore({ ids: [leaver.id] })
    for (let i = 0; i < 12; i++) await d.maintainerGroupMember.create({ groupId: made[i % 5]!.id, maintainerId: people[(i * 5 + 2) % 12]!.id }).catch(() => undefined)
    // a group's manager came with it: the others are added
    expect((await d.maintainerGroupMember.list({ limit: 500 })).items.length).toBeGreaterThan(7)
    await added('maintainerGroupMember', maintainerGroupMember as unknown as Resource)
    const of = async (list: Promise<{ items: { id: string }[] }>) => (await list).items.map((r) => r.id)
    const records = {
      rack: await of(d.rack.list({ limit: 3 })), baremetal: await of(d.host.list({ limit: 3 })), baremetal_group: await of(d.group.list({ limit: 3 })), virtual_machine: await of(d.virtualMachine.list({ limit: 3 })), specification: await of(d.specification.list({ limit: 3 })),
      quota: await of(d.quota.list({ limit: 2 })), endpoint: await of(d.endpoint.list({ limit: 2 })), k8s_cluster: await of(d.cluster.list({ limit: 4 })), service_mesh: await of(d.mesh.list({ limit: 2 })),
    } as const
    for (const [i, [resourceType, resourceIds]] of Object.entries(records).entries()) {
      await d.resourceMaintainer.assign({ resourceType: resourceType as 'rack', resourceIds, maintainers: [{ type: 'maintainer', id: people[i]!.id }, { type: 'maintainer_group', id: made[i % 5]!.id }] })
    }
    await moved('resourceMaintainer', resourceMaintainer as unknown as Resource)
  }, 180_000)
})

// As NetBox shows a list it was given: with its own numbers, its headings, and a dash where there is nothing.
const headings: Record<string, string> = {
  device_type: 'Type', serial: 'Serial number', u_height: 'Height', is_full_depth: 'Full depth', face: 'Rack face', memory: 'Memory (MB)', disk: 'Disk (MB)', vcpus: 'vCPUs', cf_colonnade_cpu: 'CPU cores', cf_colonnade_memory_mb: 'Memory (MB)',
  cf_colonnade_storage_gb: 'Storage (GB)', cf_colonnade_kubernetes_version: 'Kubernetes version', cf_colonnade_host_group: 'Host group', cf_colonnade_kubernetes_cluster: 'Kubernetes cluster', cf_colonnade_account: 'Colonnade account',
}
function shown({ fileName, csv }: { fileName: string; csv: string }): { name: string; content: string } {
  const { columns, rows } = parseCsv(csv)
  const heading = (c: string) => headings[c] ?? `${c[0]!.toUpperCase()}${c.slice(1).replaceAll('_', ' ')}`
  const cell = (c: string, text: string) => (text === '' ? '—' : c === 'status' ? `${text[0]!.toUpperCase()}${text.slice(1)}` : text)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  return { name: fileName.replace('netbox-', 'netbox_'), content: [['ID', ...columns.map(heading)].join(','), ...rows.map((r, i) => [String(i + 1), ...columns.map((c) => quoted(cell(c, r[c]!)))].join(','))].join('\r\n') }
}

describe('what NetBox is given, it could give back', () => {
  const kinds = ['sites', 'tenants', 'clusters', 'racks', 'device-types', 'devices', 'virtual-machines', 'contact-groups', 'contacts'] as const
  const lists = async (of: readonly NetboxExportKind[]) => Promise.all(of.map((kind) => from.api.datacenter.netbox.export({ kind })))
  async function taken(person: Person, files: { name: string; content: string }[], tenants: 'create' | 'match') {
    const { suggested } = await person.api.datacenter.netbox.inspect({ files })
    const options = { ...suggested, tenants }
    const plan = await person.api.datacenter.netbox.dryRun({ files, options })
    return { plan, written: Object.values(plan.counts).reduce((n, c) => n + c.create + c.update, 0), write: () => person.api.datacenter.netbox.import({ files, options, fingerprint: plan.fingerprint }) }
  }
  const seen = async (p: Person) => {
    const d = p.api.datacenter
    const groups = (await d.maintainerGroup.list({ limit: 500 })).items
    return {
      racks: (await d.rack.list({ limit: 500 })).items.map((r) => [r.name, r.heightUnits, r.room]).sort(),
      hosts: (await d.host.list({ limit: 500 })).items.map((h) => [h.name, h.serialNumber, h.groupName, h.rackName, h.unit, h.heightUnits, h.totalCpu, h.totalMemory, h.totalStorage, h.availableCpu, h.status]).sort(),
      vms: (await d.virtualMachine.list({ limit: 500 })).items.map((v) => [v.name, v.tenantName, v.hostName, v.groupName, v.clusterName, v.type, v.cpu, v.memory, v.storage, v.status]).sort(),
      clusters: (await d.cluster.list({ limit: 500 })).items.map((c) => [c.tenantName, c.name, c.groupName, c.kubernetesVersion, c.status, c.controlPlaneCount, c.workerCount]).sort(),
      people: (await d.maintainer.list({ limit: 500 })).items.map((m) => [m.account, m.name, m.email]).sort(),
      teams: groups.map((g) => [g.name, g.memberCount]).sort(),
      members: (await d.maintainerGroupMember.list({ limit: 500 })).items.map((m) => [m.groupName, m.maintainerAccount]).sort(),
    }
  }

  it.each([['as it was given', false], ['as NetBox shows it', true]])('all of it comes back by the import of NetBox lists into an empty site as it was: %s', async (_how, itself) => {
    const empty = await openWorld()
    try {
      const reader = await anOperator(empty)
      const files = (await lists(kinds)).map((list) => (itself ? shown(list) : { name: list.fileName, content: list.csv }))
      const { plan, write } = await taken(reader, files, 'create')
      expect(plan.findings.filter((f) => f.left)).toEqual([])
      await write()
      await empty.settle()
      expect(await seen(reader)).toEqual(await seen(from))
    } finally {
      await empty.close()
    }
  }, 180_000)

  it('all of it, as it was given, changes nothing in the site it came from: neither lists nobody takes over nor a rack or host without its neighbours\' region', async () => {
    const d = from.api.datacenter
    const places = [{ region: 'North', dc: 'Split', room: 'A' }, { region: 'South', dc: 'Split', room: 'B' }, { region: null, dc: 'Split', room: 'C' }]
    const racks = await Promise.all(places.map((place, i) => d.rack.create({ name: `Split ${i}`, heightUnits: 42, ...place })))
    const [group] = (await d.group.list({ limit: 1 })).items
    const hosts = []
    for (const [i, more] of [{ dc: 'Elsewhere', room: 'Z' }, { dc: 'Split', room: null }].entries()) hosts.push(await d.host.create({ name: `split-${i}`, serialNumber: `SPLIT-${i}`, groupId: group!.id, rackId: racks[i]!.id, totalCpu: 1, totalMemory: 1, totalStorage: 1, ...more }))
    const numbered = racks[0]!
    await d.rack.update({ id: numbered.id, version: numbered.version, patch: { externalSystemId: 'netbox:90210' } })
    const person = await d.maintainer.create({ name: 'Only One Of The Name', account: 'only-one' })
    await d.resourceMaintainer.assign({ resourceType: 'rack', resourceIds: [numbered.id], maintainers: [{ type: 'maintainer', id: person.id }] })
    const every = (await lists(netboxExportKind.options)).map(({ fileName, csv }) => ({ name: fileName, content: csv }))
    expect(every.filter((f) => f.content.trim().split('\n').length > 1).length).toBe(netboxExportKind.options.length)
    const { plan, written } = await taken(from, every, 'create')
    expect([plan.findings.filter((f) => f.left), written, plan.counts['contact_assignment']!.same]).toEqual([[], 0, 1])
    await d.host.remove({ ids: hosts.map((h) => h.id) })
    await d.rack.remove({ ids: racks.map((r) => r.id) })
    await d.maintainer.remove({ ids: [person.id] })
  }, 120_000)

  it('into the same site it changes nothing but that NetBox\'s numbers are learned; then who looks after what goes and comes too', async () => {
    const all = (await lists(kinds)).map(shown)
    const before = await seen(from)
    const first = await taken(from, all, 'match')
    expect(first.plan.findings.filter((f) => f.left)).toEqual([])
    expect(Object.entries(first.plan.counts).filter(([, c]) => c.create).map(([kind]) => kind)).toEqual([])
    expect(first.plan.sample.map((s) => s.detail)).toEqual(first.plan.sample.map(() => 'externalSystemId'))
    await first.write()
    await source.settle()
    expect(await seen(from)).toEqual(before)
    expect((await taken(from, all, 'match')).written).toBe(0)
    const [assignments] = await lists(['contact-assignments'])
    expect(assignments!.rows).toBeGreaterThan(3)
    expect(assignments!.left).toBeGreaterThan(0)
    const again = await taken(from, [...all, { name: assignments!.fileName, content: assignments!.csv }], 'match')
    expect([again.plan.findings.filter((f) => f.left), again.written, again.plan.counts['contact_assignment']!.same]).toEqual([[], 0, assignments!.rows])
    const looksAfter = async (p: Person) => (await p.api.datacenter.resourceMaintainer.list({ filter: [{ field: 'resourceType', op: 'in', value: ['rack', 'baremetal'] }], limit: 500 })).items.map((a) => [a.resourceType, a.resourceName, a.maintainerType, a.maintainerName]).sort()
    const empty = await openWorld()
    try {
      const reader = await anOperator(empty)
      await (await taken(reader, [...all, { name: assignments!.fileName, content: assignments!.csv }], 'create')).write()
      await empty.settle()
      const theirs = await looksAfter(reader)
      expect((await looksAfter(from)).filter((a) => !theirs.some((b) => String(a) === String(b))).length).toBeLessThanOrEqual(assignments!.left)
      expect(theirs.length).toBeGreaterThan(2)
    } finally {
      await empty.close()
    }
  }, 180_000)
})
