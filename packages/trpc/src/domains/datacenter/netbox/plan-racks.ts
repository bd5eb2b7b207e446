import { rackSchemas } from '@colonnade/contract/datacenter'
import { isYes, figure } from './cells.ts'
import { externalId, key, numberFor, otherNumber, type Ledger } from './ledger.ts'
import type { Source } from './read.ts'
import type { HostState, RackState } from './state.ts'

/** A rack as hosts find it: where it stands in NetBox, and how its units are numbered. */
export interface PlannedRack { id: string; name: string; heightUnits: number; site: string; location: string; region: string | null; descending: boolean; startingUnit: number; /** as it is here, before the import */ here: RackState | null }

/** Racks by what devices name them with. */
export class RackIndex {
  private readonly byId = new Map<string, PlannedRack>()
  private readonly byName = new Map<string, PlannedRack[]>()
  private readonly ours = new Map<string, PlannedRack>()

  add(rack: PlannedRack, netboxNames: readonly string[], external: string | null): void {
    this.ours.set(rack.id, rack)
    if (external) this.byId.set(external, rack)
    for (const k of new Set(netboxNames.map((n) => key(n)))) this.byName.set(k, [...(this.byName.get(k) ?? []), rack])
  }

  /** The rack of that id of ours. */
  own(id: string): PlannedRack | null {
    return this.ours.get(id) ?? null
  }

  /** The rack of that number of NetBox's, else the only one of that name. */
  named(name: string, external: string | null): PlannedRack | undefined {
    const found = this.byName.get(key(name)) ?? []
    return (external ? this.byId.get(external) : undefined) ?? (found.length === 1 ? found[0] : undefined)
  }

  /** The rack a device stands in. Several of one name are told apart by site and location. */
  find(source: Source): PlannedRack | 'none' | 'ambiguous' {
    const external = externalId(source, 'rack')
    const exact = external ? this.byId.get(external) : undefined
    if (exact) return exact
    let found = this.byName.get(key(source.cells['rack'])) ?? []
    for (const field of ['site', 'location'] as const) {
      const narrowed = found.filter((r) => source.cells[field] && key(r[field]) === key(source.cells[field]))
      if (narrowed.length) found = narrowed
    }
    return found.length === 1 ? found[0]! : found.length ? 'ambiguous' : 'none'
  }
}

/** Region of each site, from the sites' own list. */
export function regionsOf(sites: readonly Source[]): Map<string, string> {
  return new Map(sites.filter((s) => s.cells['region']).map((s) => [key(s.cells['name']), s.cells['region']!]))
}

const named = (name: string, site: string, location: string) => [...new Set([name, [site, name].filter(Boolean).join(' '), [site, location, name].filter(Boolean).join(' ')])]

// One that is here, by a name we may have given it: of several in the site the one in that room. Where the list has one of the name, it may have moved to another room meanwhile.
function known(source: Source, { shared, crowded }: { shared: boolean; crowded: boolean }, of: (name: string) => RackState | undefined): RackState | undefined {
  const { name = '', site = '', location = '' } = source.cells
  const names = named(name, site, location)
  const found = (shared ? names.toReversed() : names).map(of).filter((r) => r !== undefined && (!('site' in source.cells) || key(r.dc) === key(site))) as RackState[]
  return found.find((r) => key(r.room) === key(location)) ?? found.find((r) => !location || !r.room) ?? (crowded ? undefined : found[0])
}

/** Works out what becomes of the racks. In NetBox a name is one of its location's, here one of all: those that meet are named after their site. */
export function planRacks(ledger: Ledger, sources: readonly Source[], regions: ReadonlyMap<string, string>): RackIndex {
  const index = new RackIndex()
  const taken = new Map(ledger.existing.racks.map((r) => [key(r.name), r.id]))
  const byExternal = new Map(ledger.existing.racks.filter((r) => r.externalSystemId).map((r) => [r.externalSystemId!, r]))
  const byName = new Map(ledger.existing.racks.map((r) => [key(r.name), r]))
  const seen = new Set<string>()
  const planned = new Set<string>()
  const tops = topsOf(ledger.existing.hosts)
  const places = Map.groupBy(sources, (s) => key(s.cells['name']))
  for (const source of sources) {
    ledger.count('rack', 'read')
    const { name = '', site = '', location = '' } = source.cells
    if (!name) { ledger.leave(source, 'name', 'no_name'); continue }
    const external = externalId(source)
    const place = key(name, site, location)
    if (seen.has(external ?? place)) { ledger.leave(source, 'name', 'duplicate', { value: name }); continue }
    seen.add(external ?? place).add(place)
    const shared = new Set(places.get(key(name))!.map((s) => key(s.cells['site'], s.cells['location']))).size > 1
    const crowded = new Set(places.get(key(name))!.filter((s) => key(s.cells['site']) === key(site)).map((s) => key(s.cells['location']))).size > 1
    const here = (external && byExternal.get(external)) || known(source, { shared, crowded }, (n) => { const r = byName.get(key(n)); return r && !planned.has(r.id) && !otherNumber(r, external) ? r : undefined })
    const rack = here ? changeRack(ledger, source, here, regions, taken, tops.get(here.id) ?? 0) : makeRack(ledger, source, regions, taken, shared)
    if (!rack) continue
    planned.add(rack.id)
    index.add(rack, [name], external ?? (here ? here.externalSystemId : null))
  }
  addStanding(ledger, index, planned)
  return index
}

// The highest unit taken in each rack.
function topsOf(hosts: readonly HostState[]): Map<string, number> {
  const tops = new Map<string, number>()
  for (const h of hosts) if (h.rackId && h.unit !== null) tops.set(h.rackId, Math.max(tops.get(h.rackId) ?? 0, h.unit + h.heightUnits - 1))
  return tops
}

// Racks that are here and in no file can still be named by devices, by the name they have in their site too.
function addStanding(ledger: Ledger, index: RackIndex, planned: ReadonlySet<string>): void {
  for (const r of ledger.existing.racks) {
    if (planned.has(r.id)) continue
    const inSite = r.dc && r.name.startsWith(`${r.dc} `) ? r.name.slice(r.dc.length + 1) : r.name
    const inRoom = r.room && inSite !== r.name && inSite.startsWith(`${r.room} `) ? inSite.slice(r.room.length + 1) : inSite
    index.add({ id: r.id, name: r.name, heightUnits: r.heightUnits, site: r.dc ?? '', location: r.room ?? '', region: r.region, descending: false, startingUnit: 1, here: r }, [r.name, inSite, inRoom], r.externalSystemId)
  }
}

function wantedOf(ledger: Ledger, source: Source, regions: ReadonlyMap<string, string>, otherwise = 42) {
  const { site = '', location = '' } = source.cells
  const height = source.cells['u_height'] ? figure(source.cells['u_height']) : otherwise
  if (!Number.isInteger(height) || height < 1 || height > 100) { ledger.leave(source, 'u_height', 'bad_amount', { value: source.cells['u_height'] ?? '' }); return null }
  return { region: regions.get(key(site)), dc: site || undefined, room: location || undefined, heightUnits: height, externalSystemId: externalId(source) ?? undefined }
}

function numbering(source: Source): Pick<PlannedRack, 'descending' | 'startingUnit'> {
  const starting = figure(source.cells['starting_unit'] ?? '')
  return { descending: isYes(source.cells['desc_units'] ?? ''), startingUnit: Number.isInteger(starting) && starting > 0 ? starting : 1 }
}

function makeRack(ledger: Ledger, source: Source, regions: ReadonlyMap<string, string>, taken: Map<string, string>, shared: boolean): PlannedRack | null {
  const wanted = wantedOf(ledger, source, regions)
  if (!wanted) return null
  const { name = '', site = '', location = '' } = source.cells
  const names = named(name, site, location).slice(shared && site ? 1 : 0)
  const free = names.find((n) => !taken.has(key(n)))
  if (!free) { ledger.leave(source, 'name', 'name_taken', { value: names.at(-1)! }); return null }
  const parsed = rackSchemas.create.safeParse({ ...wanted, name: free })
  if (!parsed.success) { ledger.leave(source, String(parsed.error.issues[0]?.path[0] ?? 'name'), 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' }); return null }
  if (free !== name) ledger.note(source, 'name', 'renamed', { value: free })
  const id = ledger.create('rack', 'rack', free, [wanted.dc, wanted.room, `${wanted.heightUnits} U`].filter(Boolean).join(' · '), parsed.data)
  taken.set(key(free), id)
  return { id, name: free, heightUnits: wanted.heightUnits, site, location, region: wanted.region ?? null, here: null, ...numbering(source) }
}

function changeRack(ledger: Ledger, source: Source, here: RackState, regions: ReadonlyMap<string, string>, taken: Map<string, string>, top: number): PlannedRack | null {
  const wanted = wantedOf(ledger, source, regions, here.heightUnits)
  if (!wanted) return null
  const { name = '', site = '', location = '' } = source.cells
  const rename = named(name, site, location).some((n) => key(n) === key(here.name)) || taken.has(key(name)) ? undefined : name
  if (wanted.heightUnits < top) ledger.note(source, 'u_height', 'rack_too_low', { value: wanted.heightUnits, top })
  const heightUnits = wanted.heightUnits < top ? here.heightUnits : wanted.heightUnits
  const parsed = rackSchemas.update.safeParse({ ...wanted, externalSystemId: numberFor(here, source), heightUnits, ...(rename ? { name: rename } : {}) })
  if (!parsed.success) { ledger.leave(source, String(parsed.error.issues[0]?.path[0] ?? 'name'), 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' }); return null }
  const patch = ledger.change('rack', 'rack', here, parsed.data)
  return { id: here.id, name: (patch['name'] as string | undefined) ?? here.name, heightUnits: (patch['heightUnits'] as number | undefined) ?? here.heightUnits, site: site || here.dc || '', location: location || here.room || '', region: wanted.region ?? here.region, here, ...numbering(source) }
}
