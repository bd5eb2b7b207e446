import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { netboxOptions, type NetboxFile } from '@colonnade/contract/datacenter'
import { describe, expect, it } from 'vitest'
import { figure, hostState, inUnit, mappedAmount, slugFrom } from './cells.ts'
import { kindOf } from './columns.ts'
import { inspectFiles, namesHosts } from './inspect.ts'
import { planImport } from './plan.ts'
import { readFile } from './read.ts'
import type { Existing } from './state.ts'

const fixture = (name: string): NetboxFile => ({ name, content: readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8') })
const nothing: Existing = { racks: [], hosts: [], groups: [], specifications: [], tenants: [], machines: [], quotas: [], maintainers: [] }
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
    expect(suggested).toMatchObject({ roles: ['Compute Node', 'GPU Server'], cpu: { column: 'CPU Cores', scale: 1 }, memory: { column: 'RAM GB', scale: 1024 }, storage: { column: 'Disk TB', scale: 1024 } })
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
    expect(inUnit('16384', 'Memory (MB)', 'GB', 'MB')).toBe(16_384)
    expect(inUnit('16', 'memory', 'GB', 'MB')).toBe(16_384)
    expect(inUnit('4.00 GB', 'Memory (MB)', 'MB', 'MB')).toBe(4096)
    expect(inUnit('204800', 'Disk (MB)', 'GB', 'GB')).toBe(200)
    expect(inUnit('1 TB', 'disk', 'GB', 'GB')).toBe(1024)
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
  it('numbered from the top give a host the same place counted from the bottom', () => {
    const devices = 'name,role,device_type,serial,site,rack,position,u_height\nh,Server,X,S1,Hall 1,R1,1,2\n'
    const { actions } = plan([file('racks.csv', 'name,site,u_height,desc_units\nR1,Hall 1,42,True\n'), file('devices.csv', devices)])
    expect(actions.find((a) => a.kind === 'host')!.data).toMatchObject({ unit: 41, heightUnits: 2 })
  })
})
