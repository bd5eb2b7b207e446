import { maintainerGroupSchemas } from '@colonnade/contract/datacenter'
import { externalId, key, newText, type Ledger } from './ledger.ts'
import type { ClusterIndex } from './plan-clusters.ts'
import type { People } from './plan-contacts.ts'
import type { HostIndex } from './plan-hosts.ts'
import type { RackIndex } from './plan-racks.ts'
import type { Source } from './read.ts'

/** Groups a contact belongs to at most: a cell that names more is none of NetBox's. */
const MOST_GROUPS = 200
/** Blanks there may be between a name and its comma. */
const BLANKS = 10

/** Groups of maintainers by name, with the ids of their members. */
export type Teams = ReadonlyMap<string, { id: string; members: ReadonlySet<string> }>

/** Works out which contact groups are which maintainer groups of ours, and who joins them: what a contact belongs to it belongs to here; nobody is taken out. */
export function planTeams(ledger: Ledger, lists: readonly Source[], contacts: readonly Source[], people: People): Teams {
  const teams = new Open()
  for (const g of ledger.existing.maintainerGroups) teams.set(key(g.name), { id: g.id, members: new Set(g.members) })
  const states = new Map(ledger.existing.maintainerGroups.map((g) => [g.id, g]))
  const met = new Set<string>()
  for (const source of lists) {
    ledger.count('contact_group', 'read')
    const { name = '', description = '' } = source.cells
    if (!name) { ledger.leave(source, 'name', 'no_name'); continue }
    if (met.has(key(name))) { ledger.leave(source, 'name', 'duplicate', { value: name }); continue }
    met.add(key(name))
    const here = states.get(teams.get(key(name))?.id ?? '')
    if (here) ledger.change('maintainer_group', 'contact_group', here, { description: newText(here.description, description) })
    else make(ledger, teams, source, name, description)
  }
  for (const source of contacts) join(ledger, teams, source, people.ofRow.get(source))
  return teams
}

type Team = { id: string; members: Set<string> }
// Knows how long the longest name is: farther than that nobody has to look for the end of one.
class Open extends Map<string, Team> {
  longest = 0

  override set(name: string, team: Team): this {
    this.longest = Math.max(this.longest, name.length)
    return super.set(name, team)
  }
}

function make(ledger: Ledger, teams: Open, source: Source, name: string, description: string): Team | null {
  const parsed = maintainerGroupSchemas.create.safeParse({ name, ...(description ? { description: description.slice(0, 2000) } : {}) })
  if (!parsed.success) { ledger.leave(source, 'name', 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' }); return null }
  const team = { id: ledger.create('maintainer_group', 'contact_group', parsed.data.name, description, parsed.data), members: new Set<string>() }
  teams.set(key(name), team)
  return team
}

function join(ledger: Ledger, teams: Open, source: Source, maintainerId: string | undefined): void {
  if (!maintainerId) return
  const names = groupsIn(source.cells['groups'] ?? '', teams)
  if (names.length > MOST_GROUPS) return ledger.note(source, 'groups', 'bad_value', { problem: `Too big: expected array to have <=${MOST_GROUPS} items` })
  for (const name of names) {
    const team = teams.get(key(name)) ?? make(ledger, teams, source, name, '')
    if (!team || team.members.has(maintainerId)) continue
    team.members.add(maintainerId)
    ledger.create('maintainer_group_member', 'member', source.cells['name'] ?? '', name, { groupId: team.id, maintainerId })
  }
}

// Names between commas; one that is known is taken whole, with the commas in it.
function groupsIn(text: string, teams: Open): string[] {
  const names: string[] = []
  for (let rest = text.trim(); rest && names.length <= MOST_GROUPS;) {
    const far = teams.longest + BLANKS
    const near = [...rest.slice(0, far).matchAll(/,/g)].map((m) => m.index).concat(rest.length <= far ? rest.length : [])
    const comma = rest.indexOf(',')
    const end = near.findLast((e) => teams.has(key(rest.slice(0, e)))) ?? (comma < 0 ? rest.length : comma)
    const name = rest.slice(0, end).trim()
    if (name) names.push(name)
    rest = rest.slice(end + 1).trimStart()
  }
  return names
}

interface Around { people: People; teams: Teams; racks: RackIndex; hosts: HostIndex; clusters: ClusterIndex; machines: ReadonlyMap<string, string | null> }

/** Works out who looks after what. A contact in a role that is the name of a group it belongs to here stands for that group. */
export function planAssignments(ledger: Ledger, sources: readonly Source[], around: Around): void {
  const known = new Set(ledger.existing.assignments.map((a) => key(a.resourceType, a.resourceId, a.maintainerType, a.maintainerId)))
  for (const source of sources) {
    ledger.count('contact_assignment', 'read')
    const person = around.people.find(source)
    if (!person) { ledger.leave(source, 'contact', 'unknown_contact', { value: source.cells['contact'] ?? '' }); continue }
    const object = objectOf(ledger, source, around)
    if (!object) continue
    const team = around.teams.get(key(source.cells['role']))
    const [maintainerType, maintainerId] = team?.members.has(person) ? ['maintainer_group', team.id] : ['maintainer', person]
    const id = key(object.resourceType, object.resourceId, maintainerType, maintainerId)
    if (known.has(id)) { ledger.count('contact_assignment', 'same'); continue }
    known.add(id)
    ledger.create('resource_maintainer', 'contact_assignment', source.cells['contact'] ?? '', source.cells['object'] || (source.cells['object_id'] ?? ''), { ...object, maintainerType, maintainerId })
  }
}

// `dcim.device`, `DCIM | Device`, `DCIM > Device`
const kindIn = (type: string) => (type.split(/[.|>]/).at(-1) ?? '').toLowerCase().replaceAll(/[\s_-]/g, '')

function objectOf(ledger: Ledger, source: Source, around: Around): { resourceType: string; resourceId: string } | null {
  const { object_type: type = '', object_id: number = '', object: name = '' } = source.cells
  const external = number ? externalId({ ...source, cells: { id: number } }) : null
  const find: Record<string, () => { resourceType: string; id: string | null | undefined }> = {
    device: () => ({ resourceType: 'baremetal', id: around.hosts.named(name, external)?.id }),
    rack: () => ({ resourceType: 'rack', id: around.racks.named(name, external)?.id }),
    virtualmachine: () => ({ resourceType: 'virtual_machine', id: around.machines.get(key(name)) }),
    cluster: () => { const k = around.clusters.named(name); return k ? { resourceType: 'k8s_cluster', id: k.id } : { resourceType: 'baremetal_group', id: ledger.existing.groups.find((g) => key(g.name) === key(name))?.id } },
  }
  const found = find[kindIn(type)]?.()
  if (!found) { ledger.leave(source, 'object_type', 'no_place_here', { value: type }); return null }
  if (!found.id) { ledger.leave(source, 'object', 'unknown_object', { value: name || number }); return null }
  return { resourceType: found.resourceType, resourceId: found.id }
}
