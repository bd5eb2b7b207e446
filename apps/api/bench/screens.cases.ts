import { listInput } from '@colonnade/contract'
import { listStatement } from '@colonnade/trpc/kernel/list'
import { host } from '@colonnade/trpc/domains/datacenter/host/resource'
import { virtualMachine } from '@colonnade/trpc/domains/datacenter/virtual-machine/resource'
import { rack } from '@colonnade/trpc/domains/datacenter/rack/resource'
import { group } from '@colonnade/trpc/domains/datacenter/group/resource'

type Statement = { text: string; values: unknown[] }
/** One thing a screen asks: its procedure and input, and the list's own SQL, where it is a list, to be sent without an API around it. */
export interface ScreenCase { name: string; path: string; input: object; raw: Statement | null }

const PROVIDER = '00000000-0000-0000-0000-000000000000'
const uuid = (kind: number, n: number) => `0190000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const resources = { host, virtualMachine, rack, group }
const ctx = { tenantId: PROVIDER, actor: { userId: null } } as never

function ofList(name: string, entity: keyof typeof resources, input: object): ScreenCase {
  const { text, values } = listStatement(resources[entity] as never, ctx, listInput.parse(input))
  return { name, path: `datacenter.${entity}.list`, input, raw: { text, values } }
}
const by = (field: string, direction: 'asc' | 'desc' = 'asc') => ({ sort: [{ field, direction }] })
const where = (field: string, value: unknown, op = 'eq') => ({ filter: [{ field, op, value }] })

/** What is measured: first page, sorts, filters and searches that find many, few and none, counts, and the screens that add up. */
export const cases: readonly ScreenCase[] = [
  ofList('hosts: first page', 'host', {}), ofList('hosts: sorted by name', 'host', by('name')), ofList('hosts: sorted by free cpu', 'host', by('availableCpu', 'desc')),
  ofList('hosts: sorted by room', 'host', by('room')), ofList('hosts: of a group', 'host', where('groupId', uuid(3, 5))), ofList('hosts: in maintenance', 'host', where('status', 'maintenance')),
  ofList('hosts: of a site, by name', 'host', { ...where('dc', 'dc-3'), ...by('name') }), ofList('hosts: name contains', 'host', where('name', '00777', 'contains')),
  ofList('hosts: search, one found', 'host', { search: 'host-004242' }), ofList('hosts: search, many found', 'host', { search: 'region-2' }), ofList('hosts: search, none found', 'host', { search: 'zq' }),
  ofList('hosts: search of two words', 'host', { search: 'dc-1 004' }), ofList('hosts: counted', 'host', { count: true }),
  ofList('VMs: first page', 'virtualMachine', {}), ofList('VMs: sorted by name', 'virtualMachine', by('name')), ofList('VMs: sorted by memory', 'virtualMachine', by('memory', 'desc')),
  ofList('VMs: sorted by last change', 'virtualMachine', by('updatedAt', 'desc')), ofList('VMs: of a tenant, by name', 'virtualMachine', { ...where('tenantId', uuid(1, 5)), ...by('name') }),
  ofList('VMs: of a rack', 'virtualMachine', where('rackId', uuid(2, 7))), ofList('VMs: in error', 'virtualMachine', where('status', 'error')), ofList('VMs: in a state none is in', 'virtualMachine', where('status', ['deleting', 'pending'], 'in')),
  ofList('VMs: name contains', 'virtualMachine', where('name', 'a1b2', 'contains')), ofList('VMs: search, one found', 'virtualMachine', { search: '-299999' }),
  ofList('VMs: search, many found', 'virtualMachine', { search: 'train' }), ofList('VMs: search, none found', 'virtualMachine', { search: 'zq' }), ofList('VMs: counted', 'virtualMachine', { count: true }),
  ofList('racks: first page', 'rack', {}), ofList('racks: sorted by name', 'rack', by('name')), ofList('groups: first page', 'group', {}),
  { name: 'overview', path: 'datacenter.overview', input: {}, raw: null },
  { name: 'a rack drawn', path: 'datacenter.rack.elevation', input: { id: uuid(2, 7) }, raw: null },
]
