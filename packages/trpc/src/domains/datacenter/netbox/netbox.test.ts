import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { netboxOptions, type NetboxFile } from '@colonnade/contract/datacenter'
import { describe, expect, it } from 'vitest'
import { DISK_BASE, figure, hostState, inUnit, mappedAmount, MEMORY_BASE, slugFrom } from './cells.ts'
import { kindOf } from './columns.ts'
import { netboxSlug } from './export.ts'
import { inspectFiles, namesHosts } from './inspect.ts'
import { planImport } from './plan.ts'
import { readFile } from './read.ts'
import type { ClusterState, Existing, HostState, MachineState, MaintainerState, RackState, TenantState } from './state.ts'

const fixture = (name: string): NetboxFile => ({ name, content: readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8') })
const nothing: Existing = { racks: [], hosts: [], groups: [], specifications: [], tenants: [], machines: [], quotas: [], maintainers: [], takenSlugs: [], clusters: [], maintainerGroups: [], assignments: [] }
let ids = 0
const makeId = () => `01900000-0000-7000-8000-${String(++ids).padStart(12, '0')}`
const file = (name: string, content: string): NetboxFile => ({ name, content })
const plan = (files: NetboxFile[], options: object = {}, existing = nothing) => planImport(files.map(readFile), netboxOptions.parse(options), existing, makeId)

describe('files are recognised', () => {
  it.each([
    ['netbox_sites.csv', 'site'], ['netbox_racks.csv', 'rack'], ['netbox_device-types.csv', 'device_type'], ['netbox_devices.csv', 'device'], ['netbox_tenants.csv', 'tenant'], ['netbox_clusters.csv', 'cluster'],
    ['netbox_virtual machines.csv', 'virtual_machine'], ['contacts.csv', 'contact'], ['api-racks.json', 'rack'], ['api-devices.json', 'device'],
  ])('%s as %s, by its columns alone too', (name, kind) => {
    const whole = fixture(name)
    expect(readFile(whole).kind).toBe(kind)
    expect(readFile({ ...whole, name: 'export' }).kind).toBe(kind)
  })

  it('the columns a list shows by default are enough', () => {
    expect(kindOf('Name,Site,Location,Status,Facility ID,Tenant,Role,Height,Devices,Space'.split(','), 'x.csv', null)).toBe('rack')
    expect(kindOf('Name,Status,Tenant,Site,Location,Rack,Role,Manufacturer,Type,IP Address'.split(','), 'x.csv', null)).toBe('device')
    expect(kindOf('Name,Status,Site,Cluster,Role,Tenant,vCPUs,Memory (MB),Disk,IP Address'.split(','), 'x.csv', null)).toBe('virtual_machine')
    expect(kindOf('Name,Status,Facility,Region,Group,Tenant,Description'.split(','), 'x.csv', null)).toBe('site')
    expect(kindOf('name,type,group,status,site,tenant'.split(','), 'x.csv', null)).toBe('cluster')
    expect(kindOf('Name,Group,Description'.split(','), 'x.csv', null)).toBe('tenant')
    expect(kindOf('Fruit,Colour'.split(','), 'x.csv', null)).toBeNull()
  })

  it('lists that are not taken over are known as such, whether NetBox wrote them or we did: no regions become tenants, no custom fields groups', () => {
    const ours = { regions: 'name,slug', manufacturers: 'name,slug', 'cluster-types': 'name,slug', 'contact-roles': 'name,slug', 'custom-fields': 'name,label,object_types,type', locations: 'site,name,slug,status', 'device-roles': 'name,slug,color,vm_role' }
    for (const [kind, columns] of Object.entries(ours)) {
      expect(kindOf(columns.split(','), `netbox-${kind}.csv`, null), kind).toBe('other')
      expect(kindOf(columns.split(','), `${kind}.csv`, null), kind).toBe('other')
      expect(kindOf(columns.split(','), 'export', null), kind).toBeNull()
      expect(kindOf(['id', 'name'], 'x.json', `https://netbox.example/api/dcim/${kind}/1/`), kind).toBe('other')
    }
    expect(kindOf('Name,Sites,Description,Slug,ID'.split(','), 'netbox_regions (1).csv', null)).toBe('other')
    expect(kindOf('name,slug,description'.split(','), 'x.csv', null)).toBe('tenant')
    expect(plan([file('netbox-regions.csv', 'name,slug\nEurope,europe\n'), file('netbox-custom-fields.csv', 'name,label,object_types,type\ncolonnade_cpu,CPU,dcim.device,integer\n')], { tenants: 'create' })).toMatchObject({ actions: [], findings: [], counts: {} })
  })

  it('an answer that is a page says how many there are', () => {
    expect(readFile(fixture('api-devices.json'))).toMatchObject({ rows: { length: 2 }, outOf: 3 })
    expect(plan([fixture('api-devices.json')]).findings.map((f) => f.code)).toContain('part_of_list')
  })

  it.each([['[1, 2]', /list of records/], ['{"detail": "Invalid token"}', /results/], ['{"results": [', /JSON/], ['a,"b\n1,2', /CSV/]])('what is none of them is refused by name: %s', (content, why) => {
    expect(() => readFile(file('odd.txt', content))).toThrow(why)
    expect(() => readFile(file('odd.txt', content))).toThrow(/odd\.txt/)
  })

  it('roles, amounts and units are suggested from what the files hold', () => {
    const { roles, amounts, suggested } = inspectFiles({ files: [fixture('netbox_devices.csv')] })
    expect(roles.map((r) => [r.name, r.devices, r.host])).toEqual([['Compute Node', 9, true], ['Top-of-rack Switch', 1, false], ['GPU Server', 1, true]])
    expect(amounts.map((a) => a.column)).toEqual(['CPU Cores', 'RAM GB', 'Disk TB'])
    expect(suggested).toMatchObject({ roles: ['Compute Node', 'GPU Server'], cpu: { column: 'CPU Cores', scale: 1 }, memory: { column: 'RAM GB', scale: 1024 }, storage: { column: 'Disk TB', scale: 1000 } })
    expect(inspectFiles({ files: [fixture('api-devices.json')] }).suggested.memory).toMatchObject({ column: 'cf_ram_gb', scale: 1024 })
    expect(['PDU', 'Access Switch', 'Firewall', 'Patch Panel'].filter(namesHosts)).toEqual([])
  })
})

describe('cells', () => {
  it('figures are read with their units and groups of thousands', () => {
    expect(['4096', '4,096', '42U', '6.50', '64 GB', ' 8 vCPUs', '1,234,567'].map(figure)).toEqual([4096, 4096, 42, 6.5, 64, 8, 1_234_567])
    expect(['', 'many', '1,2,3', '2x16', '—'].map(figure).every(Number.isNaN)).toBe(true)
  })
  it('an amount keeps its own unit, then that of its heading, then the one assumed', () => {
    expect(inUnit('16384', 'Memory (MB)', 'GB', 'MB', MEMORY_BASE)).toBe(16_384)
    expect(inUnit('16', 'memory', 'GB', 'MB', MEMORY_BASE)).toBe(16_384)
    expect(inUnit('4.00 GB', 'Memory (MB)', 'MB', 'MB', MEMORY_BASE)).toBe(4096)
    expect(inUnit('1 TB', 'disk', 'GB', 'GB', DISK_BASE)).toBe(1000)
  })
  it('a thousand MB of disk are a GB, unless it is written with an i', () => {
    expect(inUnit('200000', 'Disk (MB)', 'GB', 'GB', DISK_BASE)).toBe(200)
    expect(inUnit('204800 MiB', 'disk', 'GB', 'GB', DISK_BASE)).toBe(200)
  })
  it('what half of all disks are says whether they are counted in MB: one large disk among small ones does not', () => {
    const unit = (...disks: number[]) => inspectFiles({ files: [file('vms.csv', `name,vcpus,memory,disk\n${disks.map((d, i) => `v${i},1,1024,${d}\n`).join('')}`)] }).suggested.vmDiskUnit
    expect([unit(20, 50, 12_000), unit(20_000, 50_000), unit(0, 0, 100_000), unit(500), unit()]).toEqual(['GB', 'MB', 'MB', 'GB', 'GB'])
  })
  it('a constant stands in where a column is empty; it is not scaled', () => {
    expect(mappedAmount({ column: 'ram', constant: '2048', scale: 1024 }, { ram: '' })).toBe(2048)
    expect(mappedAmount({ column: 'ram', constant: '2048', scale: 1024 }, { ram: '64' })).toBe(65_536)
  })
  it('states and slugs that are not ours become the nearest', () => {
    expect(hostState('Failed')).toEqual({ state: 'maintenance', exact: false })
    expect(slugFrom('blue_harbour', '')).toBe('blue-harbour')
    expect(slugFrom('', '北辰')).toBeNull()
  })
})

describe('racks', () => {
  const racks = 'name,site,location,u_height\nR1,Hall 1,A,42\nR1,Hall 2,A,42\nR2,Hall 1,A,42\nR2,Hall 1,A,42\n,Hall 1,A,42\nR3,Hall 1,A,0\n'
  it('that share a name are called after their site; what is twice the same, nameless or of no height is left out', () => {
    const { actions, findings } = plan([file('racks.csv', racks)])
    expect(actions.map((a) => a.name)).toEqual(['Hall 1 R1', 'Hall 2 R1', 'R2'])
    expect(findings.filter((f) => f.left).map((f) => [f.row, f.code])).toEqual([[5, 'duplicate'], [6, 'no_name'], [7, 'bad_amount']])
  })
  it('of one name in two rooms of a site are each known again, however the rows stand', () => {
    const here = { ...nothing, racks: [{ id: 'a', version: 1, name: 'S R1', region: null, dc: 'S', room: 'A', heightUnits: 42, externalSystemId: null }, { id: 'b', version: 1, name: 'S B R1', region: null, dc: 'S', room: 'B', heightUnits: 42, externalSystemId: null }] }
    const list = (...rooms: string[]) => file('racks.csv', `name,site,location,u_height\n${rooms.map((room) => `R1,S,${room},42\n`).join('')}`)
    expect(plan([list('A', 'B')]).actions.map((a) => [a.name, a.data['room']])).toEqual([['S R1', 'A'], ['S B R1', 'B']])
    for (const rooms of [['A', 'B'], ['B', 'A']]) expect(plan([list(...rooms)], {}, here), rooms.join()).toMatchObject({ actions: [], findings: [], counts: { rack: { same: 2 } } })
    // one that is alone of its name may have moved
    expect(plan([list('C')], {}, { ...here, racks: here.racks.slice(0, 1) }).actions.map((a) => [a.id, a.data])).toEqual([['a', { room: 'C' }]])
  })
  it('numbered from the top give a host the same place counted from the bottom', () => {
    const devices = 'name,role,device_type,serial,site,rack,position,u_height\nh,Server,X,S1,Hall 1,R1,1,2\n'
    const { actions } = plan([file('racks.csv', 'name,site,u_height,desc_units\nR1,Hall 1,42,True\n'), file('devices.csv', devices)])
    expect(actions.find((a) => a.kind === 'host')!.data).toMatchObject({ unit: 41, heightUnits: 2 })
  })
})

const at = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '9')}`
const ID = { r1: at(1), h1: at(2), g1: at(3), t1: at(4), t2: at(5), v1: at(6), m1: at(7), m2: at(8) }
const rack = (own: Partial<RackState>): RackState => ({ id: ID.r1, version: 1, name: 'R1', region: 'Europe', dc: 'Hall 1', room: 'A', heightUnits: 48, externalSystemId: null, ...own })
const host = (own: Partial<HostState>): HostState => ({
  id: ID.h1, version: 1, name: 'h', serialNumber: 'S1', externalSystemId: null, groupId: ID.g1, rackId: ID.r1, unit: 7, heightUnits: 2, status: 'active', region: 'Europe', dc: 'Hall 1', room: 'A',
  totalCpu: 64, totalMemory: 1024, totalStorage: 100, usedCpu: 8, usedMemory: 512, usedStorage: 10, ...own,
})
const groups = [{ id: ID.g1, name: 'G', totalCpu: 64, ratioCpu: 1, ratioMemory: 1, ratioStorage: 1 }]
const tenant = (own: Partial<TenantState>): TenantState => ({ id: ID.t1, slug: 'blue-harbour', name: 'Blue Harbour Shipping', status: 'active', ...own })
const machine = (own: Partial<MachineState>): MachineState => ({ id: ID.v1, version: 1, tenantId: ID.t1, name: 'v', baremetalId: ID.h1, status: 'active', type: 'other', k8sClusterId: null, cpu: 1, memory: 1024, storage: 10, ...own })
const codes = (of: ReturnType<typeof plan>) => of.findings.map((f) => f.code)

describe('whose a machine is', () => {
  const vms = (tenantName: string) => file('vms.csv', `name,device,tenant,vcpus,memory,disk,cluster\nv,h,${tenantName},1,256,10,c\n`)
  const here = { ...nothing, hosts: [host({})], racks: [rack({})], groups }

  it('is never said by a slug made up from a name: Blue Harbour is not the one whose slug is blue-harbour', () => {
    const tenants = [tenant({}), tenant({ id: ID.t2, slug: 'blue-harbour-2', name: 'Blue Harbour' })]
    const owner = (from: Existing, tenantName: string) => plan([vms(tenantName)], {}, from).actions.find((a) => a.kind === 'virtual_machine')?.data['tenantId']
    expect(owner({ ...here, tenants }, 'Blue Harbour')).toBe(ID.t2)
    expect(owner({ ...here, tenants: [tenants[0]!] }, 'Blue Harbour')).toBeUndefined()
    expect(codes(plan([vms('Twice')], { tenants: 'create' }, { ...here, tenants: [tenant({ name: 'Twice' }), tenant({ id: ID.t2, slug: 'twice-2', name: 'twice' })] }))).toEqual(['ambiguous_tenant'])
  })

  it('two names of which the same slug would be made become two tenants, each with its own', () => {
    const list = file('netbox_tenants.csv', 'name,group\n台北 IT,a\n上海 IT,a\n')
    const { actions, findings } = plan([list], { tenants: 'create' })
    expect(actions.map((a) => [a.name, a.data['slug']])).toEqual([['台北 IT', 'it'], ['上海 IT', 'it-2']])
    expect(findings.map((f) => [f.code, f.params])).toEqual([['slug_taken', { value: 'it', slug: 'it-2' }]])
    // slugs that are taken without being listed, such as the provider's
    expect(plan([file('netbox_tenants.csv', 'name,group\nNorth,a\n')], { tenants: 'create' }, { ...nothing, takenSlugs: ['North'] }).actions[0]!.data['slug']).toBe('north-2')
    expect(plan([list], { tenants: 'create' }, { ...nothing, tenants: [tenant({ slug: 'it', name: '台北 IT' }), tenant({ id: ID.t2, slug: 'it-2', name: '上海 IT' })] }).counts['tenant']).toMatchObject({ same: 2, create: 0 })
  })

  it('nor by a name the list gives to several: what the list leaves out is not the other one\'s', () => {
    const list = file('netbox_tenants.csv', 'name,slug\nIT,a-it\nIT,b-it\n')
    const one = { ...here, tenants: [tenant({ slug: 'a-it', name: 'IT' })] }
    const answer = (slug: string) => file('vms.json', JSON.stringify([{ name: 'v', device: { name: 'h' }, tenant: { name: 'IT', slug }, vcpus: 1, memory: 256, disk: 10, cluster: { name: 'c' } }]))
    const of = (files: NetboxFile[]) => { const made = plan(files, {}, one); return [made.actions.filter((a) => a.kind === 'virtual_machine').map((a) => a.data['tenantId']), codes(made).filter((code) => code !== 'unknown_tenant' || made.findings.some((f) => f.kind === 'virtual_machine' && f.code === code))] }
    expect(of([list, answer('a-it')])[0]).toEqual([ID.t1])
    expect(of([list, answer('b-it')])).toEqual([[], ['unknown_tenant', 'unknown_tenant']])
    expect(of([list, vms('IT')])).toEqual([[], ['ambiguous_tenant']])
    // a slug that is in no list, and a tenant of that name that the list names by another
    expect(of([file('netbox_tenants.csv', 'name,slug\nIT,a-it\n'), answer('c-it')])[0]).toEqual([])
  })

  it('two tenants of one name and two slugs stay two', () => {
    const list = file('netbox_tenants.csv', 'name,slug\nIT,a_it\nIT,b_it\n')
    const { actions } = plan([list], { tenants: 'create' })
    expect(actions.map((a) => a.data['slug'])).toEqual(['a-it', 'b-it'])
    expect(plan([file('netbox_tenants.csv', 'name,slug\nIT,a-it\nIT,b-it\n')], { tenants: 'create' }, { ...nothing, tenants: [tenant({ slug: 'b-it', name: 'IT' })] }).actions.map((a) => a.data['slug'])).toEqual(['a-it'])
  })
})

describe('what is here', () => {
  const here = { ...nothing, hosts: [host({})], racks: [rack({})], groups }
  const only = (csv: string, from: Existing = here, options: object = {}) => plan([file('netbox_devices.csv', csv)], options, from)

  it('keeps place and amounts a list has no column for', () => {
    expect(only('Name,Role,Serial number\nh,Server,S1\n').actions).toEqual([])
    expect(only('Name,Role,Serial number,Status\nh,Server,S1,Offline\n').actions.map((a) => a.data)).toEqual([{ status: 'inactive' }])
    expect(only('Name,Role,Serial number,cores\nh,Server,S1,\n', here, { cpu: { column: 'cores', constant: '8' }, memory: { constant: '2048' } }).actions).toEqual([])
    expect(only('Name,Role,Serial number,Position\nh,Server,S1,9\n').actions.map((a) => a.data)).toEqual([{ unit: 9 }])
    expect(only('Name,Role,Serial number,Rack\nh,Server,S1,R1\n').actions).toEqual([])
    expect(only('Name,Role,Serial number,Rack,Position\nh,Server,S1,,\n').actions.map((a) => a.data)).toEqual([{ rackId: null, unit: null }])
    const elsewhere = only('Name,Role,Serial number,Rack,Position\nh,Server,S1,R77,3\n')
    expect([elsewhere.actions, codes(elsewhere)]).toEqual([[], ['unknown_rack']])
  })

  it('keeps its serial number where it is known by NetBox\'s number and the list has none', () => {
    const { actions, findings } = only('ID,Name,Role,Rack\n5,h,Server,R1\n', { ...here, hosts: [host({ externalSystemId: 'netbox:5' })] })
    expect([actions, findings]).toEqual([[], []])
  })

  it('a rack keeps its height where the list of racks says none', () => {
    expect(plan([file('netbox_racks.csv', 'Name,Site,Status\nR1,Hall 1,Active\n')], {}, here).actions).toEqual([])
    expect(plan([file('netbox_racks.csv', 'Name,Status\nR1,Active\n')], {}, here).counts['rack']).toMatchObject({ same: 1, create: 0, left: 0 })
  })

  it.each(['maintenance', 'draining'])('a host that is taken out of use here (%s) is not put back by a list, which is said', (status) => {
    const { actions, findings } = only('Name,Role,Serial number,Status\nh,Server,S1,Active\n', { ...here, hosts: [host({ status })] })
    expect([actions, findings.map((f) => [f.code, f.params])]).toEqual([[], [['status_kept', { value: 'Active', state: status }]]])
    // what we call that ourselves when we give it to NetBox
    expect(only('Name,Role,Serial number,Status\nh,Server,S1,Offline\n', { ...here, hosts: [host({ status })] })).toMatchObject({ actions: [], findings: [] })
  })

  it('a machine that is being made, deleted or is broken keeps its state; a list has none made or deleted', () => {
    const sync = (status: string, said: string) => plan([file('vms.csv', `name,device,tenant,vcpus,memory,disk,status\nv,h,T,1,1024,10,${said}\n`)], {}, { ...here, tenants: [tenant({ name: 'T' })], machines: [machine({ status })] })
    for (const status of ['pending', 'deleting', 'error']) {
      const of = sync(status, 'Active')
      expect([of.actions, codes(of)], status).toEqual([[], ['status_kept']])
    }
    for (const said of ['Planned', 'Decommissioning']) {
      const of = sync('active', said)
      expect([of.actions, codes(of)], said).toEqual([[], ['status_kept']])
    }
    expect(sync('active', 'Offline').actions.map((a) => a.data)).toEqual([{ status: 'inactive' }])
    expect(plan([file('vms.csv', 'name,device,tenant,vcpus,memory,disk\nv,h,T,1,1024,10\n')], {}, { ...here, tenants: [tenant({ name: 'T' })], machines: [machine({ status: 'inactive' })] }).actions).toEqual([])
  })

  it('a host with a place of its own keeps it though the list repeats its rack\'s; one that was where its rack is goes with it', () => {
    const csv = (site: string, room: string) => [file('netbox_racks.csv', `Name,Site,Location,Height\nR1,${site},${room},48\n`), file('netbox_devices.csv', `Name,Role,Serial number,Site,Location,Rack,Position\nh,Server,S1,${site},${room},R1,7\n`)]
    expect(plan(csv('Hall 1', 'A'), {}, { ...here, hosts: [host({ dc: 'Hall 7', room: 'Z' })] }).actions).toEqual([])
    expect(plan(csv('Hall 1', 'B'), {}, here).actions.map((a) => [a.kind, a.data])).toEqual([['rack', { room: 'B' }], ['host', { room: 'B' }]])
    expect(plan(csv('Hall 1', 'B'), {}, { ...here, hosts: [host({ room: 'Z' })] }).actions.map((a) => a.kind)).toEqual(['rack'])
  })

  it('is found by NetBox\'s number although the lists beside the assignments have none', () => {
    const known = { ...here, hosts: [host({ externalSystemId: 'netbox:7' })], racks: [rack({ externalSystemId: 'netbox:9' })], maintainers: [{ id: ID.m1, version: 1, name: 'Ada', account: 'ada', email: null }] }
    const assigned = file('netbox-contact-assignments.csv', 'object_type,object_id,contact,role\ndcim.device,7,Ada,Maintainer\ndcim.rack,9,Ada,Maintainer\n')
    const lists = [file('netbox_racks.csv', 'Name,Site\nR1,Hall 1\n'), file('netbox_devices.csv', 'Name,Role,Serial number\nh,Server,S1\n')]
    const { actions, findings } = plan([...lists, assigned], {}, known)
    expect([actions.map((a) => a.data['resourceId']), findings]).toEqual([[ID.h1, ID.r1], []])
  })

  it('a rack that had no room yet is found once by the devices that name it', () => {
    const racks = file('netbox_racks.csv', 'Name,Site,Location,Height\nR1,Hall 1,A,48\n')
    const devices = file('netbox_devices.csv', 'Name,Role,Serial number,Site,Rack,Position\nn,Server,S2,Hall 1,R1,20\n')
    const { actions, findings } = plan([racks, devices], { group: { by: 'one', name: 'G' } }, { ...here, racks: [rack({ room: null })] })
    expect(findings.map((f) => f.code)).toEqual(['height_unknown'])
    expect(actions.find((a) => a.kind === 'host')!.data).toMatchObject({ rackId: ID.r1, unit: 20 })
  })

  it('keeps the number another system knows it by; NetBox\'s number is learned where there is none', () => {
    const files = [file('netbox_racks.csv', 'ID,Name,Site\n9,R1,Hall 1\n'), file('netbox_devices.csv', 'ID,Name,Role,Serial number\n7,h,Server,S1\n')]
    const from = (externalSystemId: string | null) => ({ ...here, hosts: [host({ externalSystemId })], racks: [rack({ externalSystemId })] })
    expect(plan(files, {}, from('SAP-77'))).toMatchObject({ actions: [], findings: [] })
    expect(plan(files, {}, from(null)).actions.map((a) => a.data)).toEqual([{ externalSystemId: 'netbox:9' }, { externalSystemId: 'netbox:7' }])
  })

  it('what stands nowhere is known again by the site NetBox was given for it', () => {
    const files = [file('netbox_racks.csv', 'Name,Site,Height\nR1,Unassigned,48\n'), file('netbox_devices.csv', 'Name,Role,Serial number,Site,Rack,Position\nh,Server,S1,Unassigned,R1,7\n')]
    expect(plan(files, {}, { ...here, racks: [rack({ dc: null, room: null, region: null })], hosts: [host({ dc: null, room: null, region: null })] }).actions).toEqual([])
  })

  it('a rack that was named after its site is found by devices without a list of racks', () => {
    const devices = file('netbox_devices.csv', 'Name,Role,Serial number,Site,Rack,Position,u_height\nn,Server,S2,Hall 1,R1,20,1\n')
    expect(plan([devices], { group: { by: 'one', name: 'G' } }, { ...here, racks: [rack({ name: 'Hall 1 R1' })] }).actions.find((a) => a.kind === 'host')!.data).toMatchObject({ rackId: ID.r1 })
  })
})

describe('contacts', () => {
  const person = (own: Partial<MaintainerState>): MaintainerState => ({ id: ID.m1, version: 1, name: 'Ada', account: 'ada', email: 'noc@example.test', ...own })
  const two = [person({}), person({ id: ID.m2, name: 'Bob', account: 'bob' })]
  const contacts = (csv: string, maintainers: MaintainerState[]) => plan([file('contacts.csv', csv)], {}, { ...nothing, maintainers })

  it('an address that several maintainers have names none of them: the name beside it does, else the row is left', () => {
    expect(contacts('name,email,phone\nBob,noc@example.test,\n', two)).toMatchObject({ actions: [], findings: [] })
    const of = contacts('name,email,phone\nCleo,noc@example.test,\n', two)
    expect([of.actions, codes(of)]).toEqual([[], ['ambiguous_contact']])
  })

  it('the account is looked at first; then the only one who has the address', () => {
    expect(contacts('name,email,cf_colonnade_account\nBobby,noc@example.test,bob\n', two).actions.map((a) => [a.id, a.data])).toEqual([[ID.m2, { name: 'Bobby' }]])
    expect(contacts('name,email,phone\nAda L.,noc@example.test,\n', [two[0]!]).actions.map((a) => [a.id, a.data])).toEqual([[ID.m1, { name: 'Ada L.' }]])
  })

  it('a name two contacts have, one of whom was left out, is nobody\'s; nor does a number that was left out fall back to the name', () => {
    const assigned = (contact: object) => file('a.json', JSON.stringify([{ url: 'https://netbox.example/api/tenancy/contact-assignments/1/', object_type: 'dcim.rack', object_id: 1, object: { name: 'R1' }, contact }]))
    const of = (csv: string, contact: object, maintainers: MaintainerState[] = []) => { const made = plan([file('contacts.csv', csv), assigned(contact)], {}, { ...nothing, racks: [rack({})], maintainers }); return [made.actions.filter((a) => a.kind === 'resource_maintainer').length, codes(made)] }
    const two = 'id,name,email,phone\n1,John Smith,js@example.test,\n2,John Smith,nonsense,\n'
    expect(of(two, { name: 'John Smith' })).toEqual([0, ['bad_value', 'unknown_contact']])
    expect(of(two, { id: 2, name: 'John Smith' })).toEqual([0, ['bad_value', 'unknown_contact']])
    expect(of(two, { id: 1, name: 'John Smith' })).toEqual([1, ['bad_value']])
    expect(of('name,email,phone\nJohn Smith,nonsense,\n', { name: 'John Smith' }, [person({ name: 'John Smith', account: 'js' })])).toEqual([0, ['bad_value', 'unknown_contact']])
    // the same row twice is one person
    expect(of('name,email,phone\nJohn Smith,js@example.test,\nJohn Smith,js@example.test,\n', { name: 'John Smith' })).toEqual([1, ['duplicate']])
  })

  it('a contact of which only the name is known is not whoever has that name as an account', () => {
    const of = contacts('name,email,phone\nBob,,\n', [person({ name: 'Robert Fisher', account: 'bob' })])
    expect([of.actions, codes(of)]).toEqual([[], ['ambiguous_contact']])
    expect(contacts('name,email,phone\nBob,,\n', [person({ name: 'Bob', account: 'bob' })])).toMatchObject({ actions: [], findings: [] })
  })

  it('one that gets an address later, or another one, is not made a second time', () => {
    const numbered = person({ name: 'Erika', account: 'netbox:5', email: null })
    expect(contacts('id,name,email,phone\n5,Erika,erika@example.test,\n', [numbered]).actions.map((a) => [a.action, a.id, a.data])).toEqual([['update', ID.m1, { email: 'erika@example.test' }]])
    const addressed = person({ name: 'Erika', account: 'erika@old.test', email: 'erika@old.test' })
    const of = contacts('id,name,email,phone\n5,Erika,erika@new.test,\n', [addressed])
    expect([of.actions, codes(of)]).toEqual([[], ['other_address']])
    // somebody else of that name, whom the list has too
    expect(contacts('name,email,phone\nErika,erika@new.test,\nErika,erika@old.test,\n', [addressed]).actions.map((a) => [a.action, a.data['email']])).toEqual([['create', 'erika@new.test']])
  })

  it('a cell of very many groups is refused at once, and names with commas are still taken whole', () => {
    const of = contacts(`name,email,groups\nAda,ada@example.test,"${'a,'.repeat(200_000)}"\n`, [])
    expect([of.actions.map((a) => a.kind), codes(of)]).toEqual([['maintainer'], ['bad_value']])
    const teams = { ...nothing, maintainerGroups: [{ id: at(40), version: 1, name: 'Night, late, far', description: null, members: [] }] }
    expect(plan([file('contacts.csv', 'name,email,groups\nAda,ada@example.test,"Day, Night, late, far ,Dusk"\n')], {}, teams).actions.filter((a) => a.kind === 'maintainer_group_member').map((a) => a.detail)).toEqual(['Day', 'Night, late, far', 'Dusk'])
  })

  it('several contacts of one address become several maintainers, and are known again', () => {
    const csv = 'name,email,phone\nAda,noc@example.test,\nBob,noc@example.test,\n'
    const first = contacts(csv, [])
    expect(first.actions.map((a) => a.data['account'])).toEqual(['Ada', 'Bob'])
    expect(contacts(csv, two)).toMatchObject({ actions: [], findings: [] })
  })
})

describe('short names NetBox is given', () => {
  it('stay two where what tells them apart is lost on the way', () => {
    expect(netboxSlug('DC1 Frankfurt')).toBe('dc1-frankfurt')
    const made = ['機房 17', '大樓 17', '機房', `Long ${'x'.repeat(60)} 1`, `Long ${'x'.repeat(60)} 2`].map(netboxSlug)
    expect(new Set(made).size).toBe(5)
    expect(made.every((s) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(s) && s.length <= 63)).toBe(true)
  })
})

describe('clusters that are Kubernetes clusters', () => {
  const clusters = file('netbox_clusters.csv', 'Name,Type,Status,Tenant,k8s version\nprod,Kubernetes,Active,T,v1.33.4+k3s1\nvsphere,VMware vSphere,Active,,\n')
  const vms = file('netbox_virtual-machines.csv', 'name,device,tenant,vcpus,memory,disk,cluster,role,status\ncp-1,h,T,1,64,1,prod,Control Plane,Active\nw-1,h,T,1,64,1,prod,Worker,Active\nplain,h,T,1,64,1,vsphere,,Active\n')
  const options = { kubernetes: { types: ['kubernetes'], version: { column: 'k8s version' } } }
  const here = { ...nothing, hosts: [host({})], racks: [rack({})], groups, tenants: [tenant({ name: 'T' })] }
  const recorded = (own: Partial<ClusterState> = {}): ClusterState => ({ id: at(20), version: 1, tenantId: ID.t1, tenantSlug: 'blue-harbour', name: 'prod', status: 'active', description: null, kubernetesVersion: '1.33.4', busy: false, ...own })

  it('by their type: the others are groups of hosts as before; machines become nodes by their roles', () => {
    const { actions, findings } = plan([clusters, vms], options, here)
    expect(findings).toEqual([])
    expect(actions.map((a) => `${a.kind} ${a.name}`)).toEqual(['group vsphere', 'k8s_cluster prod', 'specification 1c-64m-1g', 'virtual_machine cp-1', 'virtual_machine w-1', 'virtual_machine plain'])
    const cluster = actions.find((a) => a.kind === 'k8s_cluster')!
    expect(cluster.data).toMatchObject({ tenantId: ID.t1, groupId: ID.g1, kubernetesVersion: '1.33.4', status: 'active' })
    expect(actions.filter((a) => a.kind === 'virtual_machine').map((a) => [a.data['type'], a.data['k8sClusterId'], a.data['kubernetesVersion']])).toEqual([['control_plane', cluster.id, '1.33.4'], ['worker', cluster.id, '1.33.4'], ['other', undefined, undefined]])
    expect(plan([clusters, vms], {}, here).actions.map((a) => `${a.kind} ${a.name}`).slice(0, 2)).toEqual(['group prod', 'group vsphere'])
  })

  it('types and versions are suggested from what the list holds', () => {
    const { clusterTypes, versions, suggested } = inspectFiles({ files: [clusters] })
    expect(clusterTypes).toEqual([{ name: 'Kubernetes', clusters: 1, kubernetes: true }, { name: 'VMware vSphere', clusters: 1, kubernetes: false }])
    expect([versions, suggested.kubernetes]).toEqual([[{ column: 'k8s version', example: 'v1.33.4+k3s1' }], { types: ['Kubernetes'], version: { column: 'k8s version' } }])
  })

  it('without a version one is left out, and says so; one for all stands in', () => {
    const none = file('netbox_clusters.csv', 'Name,Type,Status,Tenant\nProd A,Kubernetes,Active,T\nprod-a,Kubernetes,Active,T\n')
    expect(codes(plan([none], { kubernetes: { types: ['Kubernetes'] } }, here))).toEqual(['renamed', 'no_version', 'no_version'])
    expect(plan([none], { kubernetes: { types: ['Kubernetes'], version: { constant: '1.34.0' } } }, here).actions.filter((a) => a.kind === 'k8s_cluster').map((a) => a.name)).toEqual(['prod-a', 'prod-a-2'])
    expect(codes(plan([clusters], { kubernetes: { types: ['Kubernetes'], version: { column: 'Name' } } }, here))).toEqual(['bad_version'])
  })

  it('a cluster without a tenant is that of its machines; another tenant\'s machine is none of its nodes', () => {
    const own = file('netbox_clusters.csv', 'Name,Type,Status\nprod,Kubernetes,Active\n')
    const version = { kubernetes: { types: ['Kubernetes'], version: { constant: '1.34.0' } } }
    expect(plan([own, vms], version, here).actions.find((a) => a.kind === 'k8s_cluster')!.data['tenantId']).toBe(ID.t1)
    const two = { ...here, tenants: [...here.tenants, tenant({ id: ID.t2, slug: 'two', name: 'Two' })] }
    const theirs = file('netbox_virtual-machines.csv', 'name,device,tenant,vcpus,memory,disk,cluster\nx,h,Two,1,64,1,prod\n')
    const of = plan([clusters, theirs], options, two)
    expect([codes(of), of.actions.find((a) => a.kind === 'virtual_machine')!.data['k8sClusterId']]).toEqual([['foreign_cluster'], undefined])
  })

  it('of two of one name without a tenant none takes the other\'s machines: by number each has its own, by name nobody can tell', () => {
    const version = { kubernetes: { types: ['Kubernetes'], version: { constant: '1.34.0' } } }
    const record = (id: number) => ({ id, url: `https://netbox.example/api/virtualization/clusters/${id}/`, name: 'prod', type: { name: 'Kubernetes' }, status: { value: 'active' } })
    const node = { name: 'n', url: 'https://netbox.example/api/virtualization/virtual-machines/1/', device: { name: 'h' }, tenant: { name: 'T' }, vcpus: 1, memory: 64, disk: 1, cluster: { id: 2, name: 'prod' } }
    const numbered = plan([file('k.json', JSON.stringify([record(1), record(2)])), file('v.json', JSON.stringify([node]))], version, here)
    expect([numbered.actions.filter((a) => a.kind === 'k8s_cluster').length, numbered.findings.map((f) => [f.row, f.code])]).toEqual([1, [[1, 'no_tenant']]])
    const named = plan([file('netbox_clusters.csv', 'Name,Type,Status\nprod,Kubernetes,Active\nprod,VMware,Active\n'), vms], version, here)
    expect([named.actions.filter((a) => a.kind === 'k8s_cluster').length, codes(named)]).toEqual([0, ['no_tenant']])
  })

  it('what is recorded already keeps version and state; its machine becomes a node, but not what reaches a cluster or is another\'s node', () => {
    const existing = { ...here, clusters: [recorded({ kubernetesVersion: '1.32.0', status: 'maintenance' })] }
    const sync = (own: Partial<MachineState>) => plan([clusters, file('netbox_virtual-machines.csv', 'name,device,tenant,vcpus,memory,disk,cluster\nv,h,T,1,1024,10,prod\n')], options, { ...existing, machines: [machine(own)], groups: [...groups, { ...groups[0]!, id: at(21), name: 'vsphere' }] })
    expect(codes(sync({}))).toEqual(['status_kept', 'other_version'])
    expect(sync({}).actions.map((a) => a.data)).toEqual([{ k8sClusterId: at(20), kubernetesVersion: '1.32.0', type: 'worker' }])
    expect([codes(sync({ type: 'management' })), sync({ type: 'management' }).actions]).toEqual([['status_kept', 'other_version', 'not_a_node'], []])
    expect(codes(sync({ type: 'worker', k8sClusterId: at(22) }))).toEqual(['status_kept', 'other_version', 'other_cluster'])
    expect(sync({ type: 'control_plane', k8sClusterId: at(20) }).actions).toEqual([])
  })
})

describe('who looks after what', () => {
  const contacts = file('contacts.csv', 'name,email,groups,cf_colonnade_account\nAda,ada@example.test,"Night, late,Day",ada\n')
  const teams = file('netbox-contact-groups.csv', 'name,slug,description\n"Night, late",night,after ten\n')
  const assigned = file('netbox-contact-assignments.csv', 'object_type,object_id,contact,role\ndcim.device,7,Ada,Maintainer\ndcim.rack,9,Ada,"Night, late"\ndcim.site,1,Ada,Maintainer\ndcim.device,8,Ada,Maintainer\ndcim.device,7,Nobody,Maintainer\n')
  const here = { ...nothing, groups, hosts: [host({ externalSystemId: 'netbox:7' })], racks: [rack({ externalSystemId: 'netbox:9' })] }

  it('contact groups become groups with their members, names with a comma whole; a role that is a group\'s name stands for the group', () => {
    const { actions, findings } = plan([contacts, teams, assigned], {}, here)
    const id = (kind: string, name: string) => actions.find((a) => a.kind === kind && a.name === name)!.id
    expect(actions.filter((a) => a.kind !== 'resource_maintainer').map((a) => `${a.kind} ${a.name} ${a.detail}`)).toEqual(['maintainer Ada ada', 'maintainer_group Night, late after ten', 'maintainer_group_member Ada Night, late', 'maintainer_group Day ', 'maintainer_group_member Ada Day'])
    expect(actions.filter((a) => a.kind === 'resource_maintainer').map((a) => [a.data['resourceType'], a.data['resourceId'], a.data['maintainerType'], a.data['maintainerId']])).toEqual([['baremetal', ID.h1, 'maintainer', id('maintainer', 'Ada')], ['rack', ID.r1, 'maintainer_group', id('maintainer_group', 'Night, late')]])
    expect(findings.map((f) => [f.row, f.code])).toEqual([[4, 'no_place_here'], [5, 'unknown_object'], [6, 'unknown_contact']])
  })

  it('is known again, and found in the lists NetBox shows and answers too', () => {
    const state = { ...here, maintainers: [{ id: ID.m1, version: 1, name: 'Ada', account: 'ada', email: 'ada@example.test' }], maintainerGroups: [{ id: at(30), version: 1, name: 'Night, late', description: 'after ten', members: [ID.m1] }, { id: at(31), version: 1, name: 'Day', description: null, members: [ID.m1] }] }
    const known = { ...state, assignments: [{ resourceType: 'baremetal', resourceId: ID.h1, maintainerType: 'maintainer', maintainerId: ID.m1 }, { resourceType: 'rack', resourceId: ID.r1, maintainerType: 'maintainer_group', maintainerId: at(30) }] }
    expect(plan([contacts, teams, assigned], {}, known).actions).toEqual([])
    const shown = file('netbox_contact assignments.csv', 'Object Type,Object,Contact,Role,Priority\nDCIM | Device,h,Ada,Technical,—\nDCIM > Rack,R1,Ada,Technical,—\n')
    expect(plan([shown], {}, state).actions.map((a) => [a.data['resourceId'], a.data['maintainerId']])).toEqual([[ID.h1, ID.m1], [ID.r1, ID.m1]])
    const answer = file('a.json', JSON.stringify({ count: 1, results: [{ id: 1, url: 'https://netbox.example/api/tenancy/contact-assignments/1/', object_type: 'dcim.device', object_id: 7, object: { id: 7, name: 'h' }, contact: { id: 3, name: 'Ada' }, role: { id: 1, name: 'Technical' } }] }))
    expect(plan([answer], {}, state).actions.map((a) => a.data['resourceId'])).toEqual([ID.h1])
  })
})
