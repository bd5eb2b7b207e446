import { anOperator, openWorld, type Person, type World } from '@colonnade/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvFields } from '../../kernel/csv-export.ts'
import { csvCell, fromCsvCell, parseCsv } from '../../kernel/csv.ts'
import type { Resource } from '../../kernel/resource.ts'
import { group } from './group/resource.ts'
import { host } from './host/resource.ts'
import { quota } from './quota/resource.ts'
import { rack } from './rack/resource.ts'
import { specification } from './specification/resource.ts'
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
})

describe('what NetBox is given, it could give back', () => {
  it('racks, hosts and machines come back by the import of NetBox lists into an empty site as they were', async () => {
    const empty = await openWorld()
    try {
      const reader = await anOperator(empty)
      const kinds = ['sites', 'tenants', 'clusters', 'racks', 'device-types', 'devices', 'virtual-machines'] as const
      const files = await Promise.all(kinds.map(async (kind) => { const { csv, fileName } = await from.api.datacenter.netbox.export({ kind }); return { name: fileName, content: csv } }))
      const { suggested } = await reader.api.datacenter.netbox.inspect({ files })
      const options = { ...suggested, tenants: 'create' as const }
      const plan = await reader.api.datacenter.netbox.dryRun({ files, options })
      expect(plan.findings.filter((f) => f.left)).toEqual([])
      await reader.api.datacenter.netbox.import({ files, options, fingerprint: plan.fingerprint })
      await empty.settle()
      const seen = async (p: Person) => ({
        racks: (await p.api.datacenter.rack.list({ limit: 500 })).items.map((r) => [r.name, r.heightUnits, r.room]).sort(),
        hosts: (await p.api.datacenter.host.list({ limit: 500 })).items.map((h) => [h.name, h.serialNumber, h.groupName, h.rackName, h.unit, h.heightUnits, h.totalCpu, h.totalMemory, h.totalStorage, h.availableCpu, h.status]).sort(),
        vms: (await p.api.datacenter.virtualMachine.list({ limit: 500 })).items.map((v) => [v.name, v.tenantName, v.hostName, v.groupName, v.cpu, v.memory, v.storage, v.status]).sort(),
      })
      expect(await seen(reader)).toEqual(await seen(from))
    } finally {
      await empty.close()
    }
  }, 120_000)
})
