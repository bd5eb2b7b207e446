import { hostSchemas } from '@colonnade/contract/datacenter'
import { timesRatio } from '../placement/capacity.ts'
import { figure, hostState, mappedAmount } from './cells.ts'
import { externalId, key, numberFor, type Ledger } from './ledger.ts'
import type { PlannedRack, RackIndex } from './plan-racks.ts'
import type { Source } from './read.ts'
import type { Amounts, GroupState, HostState } from './state.ts'
import { Occupied, unitOf } from './units.ts'

/** A host as machines find it, with what is left on it as the import goes on. */
export interface PlannedHost { id: string; name: string; groupId: string; rackId: string | null; free: Amounts }
/** Devices by what machines name them with; those that did not become hosts with the reason. */
export class HostIndex {
  private readonly byId = new Map<string, PlannedHost>()
  private readonly byName = new Map<string, PlannedHost[]>()
  private readonly others = new Map<string, 'not_a_host' | 'host_not_imported'>()
  readonly hosts = new Map<string, PlannedHost>()

  add(host: PlannedHost, external: string | null): void {
    this.hosts.set(host.id, host)
    if (external) this.byId.set(external, host)
    this.byName.set(key(host.name), [...(this.byName.get(key(host.name)) ?? []), host])
  }

  without(source: Source, why: 'not_a_host' | 'host_not_imported'): void {
    this.others.set(key(source.cells['name']), why)
  }

  find(source: Source): PlannedHost | 'unknown_host' | 'not_a_host' | 'host_not_imported' {
    return this.named(source.cells['device'] ?? '', externalId(source, 'device')) ?? this.others.get(key(source.cells['device'])) ?? 'unknown_host'
  }

  /** The host of that number of NetBox's, else the only one of that name. */
  named(name: string, external: string | null): PlannedHost | undefined {
    const found = this.byName.get(key(name)) ?? []
    return (external ? this.byId.get(external) : undefined) ?? (found.length === 1 ? found[0] : undefined)
  }
}

export interface Around { racks: RackIndex; regions: ReadonlyMap<string, string>; types: ReadonlyMap<string, number>; groupOf: (source: Source) => string; groupCpu: Map<string, number> }

/** Height in units of each device type, by manufacturer and model, and by model alone. */
export function heightsOf(types: readonly Source[]): Map<string, number> {
  const heights = new Map<string, number>()
  for (const type of types) {
    const height = figure(type.cells['u_height'] ?? '')
    if (!Number.isFinite(height)) continue
    heights.set(key(type.cells['manufacturer'], type.cells['model']), height)
    heights.set(key('', type.cells['model']), height)
  }
  return heights
}

/** Works out what becomes of the devices that are hosts. */
export function planHosts(ledger: Ledger, sources: readonly Source[], around: Around): HostIndex {
  const index = new HostIndex()
  const roles = ledger.options.roles && new Set(ledger.options.roles.map((r) => key(r)))
  const byExternal = new Map(ledger.existing.hosts.filter((h) => h.externalSystemId).map((h) => [h.externalSystemId!, h]))
  const bySerial = new Map(ledger.existing.hosts.map((h) => [key(h.serialNumber), h]))
  const met = new Set<string>()
  const chosen: { source: Source; serial: string; here: HostState | undefined }[] = []
  for (const source of sources) {
    ledger.count('device', 'read')
    if (roles && !roles.has(key(source.cells['role']))) { ledger.count('device', 'skipped'); index.without(source, 'not_a_host'); continue }
    const external = externalId(source)
    const known = external ? byExternal.get(external) : undefined
    const serial = source.cells['name'] ? serialOf(ledger, source, known) : null
    if (!source.cells['name']) ledger.leave(source, 'name', 'no_name')
    if (!serial) { index.without(source, 'host_not_imported'); continue }
    const here = known ?? bySerial.get(key(serial))
    const other = bySerial.get(key(serial))
    if (met.has(key(serial)) || (here && met.has(here.id)) || (other && here && other.id !== here.id)) { ledger.leave(source, 'serial', 'duplicate', { value: serial }); index.without(source, 'host_not_imported'); continue }
    met.add(key(serial)).add(here?.id ?? '')
    met.delete('')
    chosen.push({ source, serial, here })
  }
  settle(ledger, chosen, around, index)
  return index
}

function settle(ledger: Ledger, chosen: { source: Source; serial: string; here: HostState | undefined }[], around: Around, index: HostIndex): void {
  const met = new Set(chosen.map((c) => c.here?.id))
  const moving = ledger.options.existing === 'update' ? met : new Set<string | undefined>()
  const occupied = new Occupied()
  for (const h of ledger.existing.hosts) {
    if (!moving.has(h.id) && h.rackId && h.unit !== null) occupied.take(h.rackId, h.unit, h.heightUnits, h.name)
    if (!met.has(h.id)) index.add(standing(ledger, h), h.externalSystemId)
  }
  for (const { source, serial, here } of chosen) {
    const planned = here && ledger.options.existing === 'leave' ? left(ledger, here) : one(ledger, source, serial, here, around, occupied)
    if (planned) index.add(planned, externalId(source) ?? here?.externalSystemId ?? null)
    else index.without(source, 'host_not_imported')
  }
}

// What a host of that group offers of its totals.
function offered(ledger: Ledger, groupId: string, of: Pick<HostState, 'totalCpu' | 'totalMemory' | 'totalStorage'>): Amounts {
  const group: Pick<GroupState, 'ratioCpu' | 'ratioMemory' | 'ratioStorage'> = ledger.groups.get(groupId) ?? { ratioCpu: 1, ratioMemory: 1, ratioStorage: 1 }
  return { cpu: timesRatio(of.totalCpu, group.ratioCpu), memory: timesRatio(of.totalMemory, group.ratioMemory), storage: timesRatio(of.totalStorage, group.ratioStorage) }
}

function standing(ledger: Ledger, h: HostState): PlannedHost {
  const all = offered(ledger, h.groupId, h)
  return { id: h.id, name: h.name, groupId: h.groupId, rackId: h.rackId, free: { cpu: all.cpu - h.usedCpu, memory: all.memory - h.usedMemory, storage: all.storage - h.usedStorage } }
}

function left(ledger: Ledger, here: HostState): PlannedHost {
  ledger.count('device', 'same')
  return standing(ledger, here)
}

// A host is known by its serial number. Where NetBox has none, its asset tag or its own number stands for it; one that is here keeps its own.
function serialOf(ledger: Ledger, source: Source, known: HostState | undefined): string | null {
  const { serial = '', asset_tag: tag = '' } = source.cells
  if (serial || known) return serial || known!.serialNumber
  const made = tag || externalId(source)
  if (made) ledger.note(source, 'serial', 'serial_made', { value: made })
  else ledger.leave(source, 'serial', 'no_serial')
  return made
}

function heightOf(ledger: Ledger, source: Source, here: HostState | undefined, types: ReadonlyMap<string, number>): { units: number; stands: boolean } {
  const own = source.cells['u_height'] ? figure(source.cells['u_height']) : Number.NaN
  const found = Number.isFinite(own) ? own : (types.get(key(source.cells['type_manufacturer'], source.cells['device_type'])) ?? types.get(key('', source.cells['device_type'])))
  if (found === undefined) {
    if (!here && source.cells['position']) ledger.note(source, 'u_height', 'height_unknown', { value: source.cells['device_type'] ?? '' })
    return { units: here?.heightUnits ?? 1, stands: true }
  }
  const units = Math.min(100, Math.max(1, Math.ceil(found)))
  if (units !== found) ledger.note(source, 'u_height', 'fractional_height', { value: found, units })
  // a device of height 0 hangs beside the units
  return { units, stands: found > 0 }
}

type Amount = 'totalCpu' | 'totalMemory' | 'totalStorage'

// A host that is here takes an amount only from a cell that holds one: the figure for all is for hosts that are new.
function amountsOf(ledger: Ledger, source: Source, here: HostState | undefined): Record<Amount, number> | null {
  const mapped = { totalCpu: ledger.options.cpu, totalMemory: ledger.options.memory, totalStorage: ledger.options.storage }
  const amounts: Record<Amount, number> = { totalCpu: 0, totalMemory: 0, totalStorage: 0 }
  for (const field of ['totalCpu', 'totalMemory', 'totalStorage'] as const) {
    const mapping = mapped[field]
    const own = (mapping.column === undefined ? '' : (source.all[mapping.column] ?? '')).trim()
    const amount = (amounts[field] = here && (own === '' || own === '—') ? here[field] : mappedAmount(mapping, source.all))
    if (Number.isSafeInteger(amount) && amount >= 0 && amount <= 2_147_483_647) continue
    ledger.leave(source, field, 'bad_amount', { value: mapping.column ? own : (mapping.constant ?? '') })
    return null
  }
  return amounts
}

// Undefined where the file does not say, or names a rack that is not known.
function rackOf(ledger: Ledger, source: Source, racks: RackIndex): PlannedRack | null | undefined {
  if (!source.cells['rack']) return 'rack' in source.cells ? null : undefined
  const found = racks.find(source)
  if (typeof found === 'object') return found
  ledger.note(source, 'rack', found === 'none' ? 'unknown_rack' : 'ambiguous_rack', { value: source.cells['rack'] })
  return undefined
}

interface Place { rack: PlannedRack | null; rackId: string | null; unit: number | null }

// A host that is here stays where it stands as far as the file does not say otherwise.
function placeOf(ledger: Ledger, source: Source, here: HostState | undefined, height: { units: number; stands: boolean }, around: Around, occupied: Occupied): Place {
  const named = rackOf(ledger, source, around.racks)
  const rack = named === undefined && here?.rackId ? around.racks.own(here.rackId) : (named ?? null)
  const rackId = named === undefined ? (here?.rackId ?? null) : (named?.id ?? null)
  const says = 'position' in source.cells && !(named === undefined && source.cells['rack'])
  if (!height.stands) return { rack, rackId, unit: null }
  if (!here || says) return { rack, rackId, unit: unitOf(ledger, source, rack, height.units, occupied) }
  return { rack, rackId, unit: here.rackId === rackId ? keptUnit(ledger, source, here, rack, height.units, occupied) : null }
}

function keptUnit(ledger: Ledger, source: Source, here: HostState, rack: PlannedRack | null, units: number, occupied: Occupied): number | null {
  if (!rack || here.unit === null) return here.unit
  const holder = occupied.holder(rack.id, here.unit, units)
  if (holder) { ledger.note(source, 'position', 'unit_taken', { value: here.unit, rack: rack.name, other: holder }); return null }
  if (here.unit + units - 1 > rack.heightUnits) { ledger.note(source, 'position', 'above_rack', { value: here.unit, rack: rack.name, height: rack.heightUnits }); return null }
  occupied.take(rack.id, here.unit, units, here.name)
  return here.unit
}

// Who takes a host out of use here decides when it is active again.
function statusOf(ledger: Ledger, source: Source, here: HostState | undefined): string | undefined {
  const text = source.cells['status'] ?? ''
  if (here && !text) return undefined
  const { state, exact } = hostState(text)
  if (here && (here.status === 'maintenance' || here.status === 'draining')) {
    if (state === 'active') ledger.note(source, 'status', 'status_kept', { value: text, state: here.status })
    return undefined
  }
  if (!exact) ledger.note(source, 'status', 'status_mapped', { value: text, state })
  return state
}

// A rack says where a host stands that comes to stand in it. For one that is in it the list repeats the rack's: a place of its own, or none, stays; only what was the rack's goes with it.
function whereabouts(source: Source, here: HostState | undefined, rack: PlannedRack | null, rackId: string | null, regions: ReadonlyMap<string, string>): Record<'region' | 'dc' | 'room', string | undefined> {
  const comes = here?.rackId === rackId ? null : rack
  const site = source.cells['site'] || comes?.site || ''
  const said = { region: (site && regions.get(key(site))) || source.cells['region'] || comes?.region, dc: site, room: source.cells['location'] || comes?.location }
  const of = { region: rack?.region, dc: rack?.site, room: rack?.location }
  const own = (field: 'region' | 'dc' | 'room') => here && !comes && said[field] === of[field] && (here[field] === null || here[field] !== rack?.here?.[field])
  const news = (field: 'region' | 'dc' | 'room') => (said[field] && !own(field) ? said[field] : undefined)
  return { region: news('region'), dc: news('dc'), room: news('room') }
}

function one(ledger: Ledger, source: Source, serial: string, here: HostState | undefined, around: Around, occupied: Occupied): PlannedHost | null {
  const amounts = amountsOf(ledger, source, here)
  if (!amounts) return null
  const height = heightOf(ledger, source, here, around.types)
  const status = statusOf(ledger, source, here)
  const { rack, rackId, unit } = placeOf(ledger, source, here, height, around, occupied)
  const wanted = { name: source.cells['name']!, serialNumber: serial, externalSystemId: numberFor(here, source), status, rackId, heightUnits: height.units, ...whereabouts(source, here, rack, rackId, around.regions), ...amounts }
  const parsed = hostSchemas.update.safeParse(wanted)
  if (!parsed.success) { ledger.leave(source, String(parsed.error.issues[0]?.path[0] ?? 'name'), 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' }); return null }
  const data = { ...(parsed.data as typeof wanted), unit }
  return here ? changed(ledger, source, here, data, around.groupCpu) : made(ledger, source, data, around)
}

type Data = { name: string; rackId: string | null; totalCpu: number; totalMemory: number; totalStorage: number } & Record<string, unknown>

function made(ledger: Ledger, source: Source, data: Data, around: Around): PlannedHost {
  const groupId = around.groupOf(source)
  const id = ledger.create('host', 'device', data.name, `${data.totalCpu} · ${data.totalMemory} MB · ${data.totalStorage} GB`, { ...data, groupId, availableCpu: data.totalCpu, availableMemory: data.totalMemory, availableStorage: data.totalStorage })
  around.groupCpu.set(groupId, (around.groupCpu.get(groupId) ?? 0) + data.totalCpu)
  return { id, name: data.name, groupId, rackId: data.rackId, free: offered(ledger, groupId, data) }
}

function changed(ledger: Ledger, source: Source, here: HostState, data: Data, groupCpu: Map<string, number>): PlannedHost {
  const wanted: Record<string, unknown> = { ...data }
  const now = offered(ledger, here.groupId, data)
  for (const [total, used, offers] of [['totalCpu', here.usedCpu, now.cpu], ['totalMemory', here.usedMemory, now.memory], ['totalStorage', here.usedStorage, now.storage]] as const) {
    if (offers >= used) continue
    ledger.note(source, total, 'below_use', { value: data[total], used })
    delete wanted[total]
  }
  const patch = ledger.change('host', 'device', here, wanted)
  const after = { ...here, ...patch } as HostState
  groupCpu.set(here.groupId, (groupCpu.get(here.groupId) ?? 0) + after.totalCpu - here.totalCpu)
  return standing(ledger, after)
}
