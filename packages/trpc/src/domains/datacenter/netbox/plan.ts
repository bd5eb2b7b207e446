import { createHash } from 'node:crypto'
import type { NetboxKind, NetboxOptions, NetboxPlan } from '@colonnade/contract/datacenter'
import { groupSchemas } from '@colonnade/contract/datacenter'
import { key, Ledger, type Made } from './ledger.ts'
import { isKubernetes, planClusters } from './plan-clusters.ts'
import { planContacts } from './plan-contacts.ts'
import { heightsOf, planHosts } from './plan-hosts.ts'
import { planMachines } from './plan-machines.ts'
import { planAssignments, planTeams } from './plan-people.ts'
import { planRacks, regionsOf } from './plan-racks.ts'
import { planTenants } from './plan-tenants.ts'
import type { ReadFile, Source } from './read.ts'
import type { Existing } from './state.ts'

const SHOWN = 2000
const SAMPLED = 100

/** Works out all that an import would write, and all it can't. Pure: the same files, options and state give the same plan, ids apart. */
export function planImport(files: readonly ReadFile[], options: NetboxOptions, existing: Existing, makeId: () => string): Ledger {
  const ledger = new Ledger(options, existing, makeId)
  const of = (kind: NetboxKind): Source[] => files.flatMap((f) => (f.kind === kind ? f.rows : []))
  for (const kind of ['site', 'device_type', 'cluster'] as const) for (const _ of of(kind)) ledger.count(kind, 'read')
  for (const file of files) if (file.outOf && file.kind !== 'other') ledger.findings.push({ file: file.name, row: file.rows.length, kind: file.kind ?? 'site', name: '', field: 'next', code: 'part_of_list', params: { rows: file.rows.length, all: file.outOf }, left: false })
  const people = planContacts(ledger, of('contact'))
  const teams = planTeams(ledger, of('contact_group'), of('contact'), people)
  const tenants = planTenants(ledger, of('tenant'))
  const regions = regionsOf(of('site'))
  const racks = planRacks(ledger, of('rack'), regions)
  const [ofKubernetes, ofHosts] = split(of('cluster'), (source) => isKubernetes(ledger, source))
  const groups = planGroups(ledger, ofHosts)
  const groupCpu = new Map<string, number>()
  const hosts = planHosts(ledger, of('device'), { racks, regions, types: heightsOf(of('device_type')), groupOf: groups.of, groupCpu })
  const clusters = planClusters(ledger, ofKubernetes, { tenants, hosts, machines: of('virtual_machine'), listed: of('cluster'), group: groups.named })
  const machines = planMachines(ledger, of('virtual_machine'), { hosts, tenants, headings: new Map(files.map((f) => [f.name, f.from])), groupCpu, clusters })
  planAssignments(ledger, of('contact_assignment'), { people, teams, racks, hosts, clusters, machines })
  return ledger
}

function split<T>(items: readonly T[], fits: (item: T) => boolean): [T[], T[]] {
  return [items.filter(fits), items.filter((item) => !fits(item))]
}

interface Groups { /** the group of a device's host */ of: (source: Source) => string; /** the group of that name */ named: (name: string) => string }

/** Groups by name; asked for one that is not here, makes it. Clusters become groups where hosts are grouped by them. */
function planGroups(ledger: Ledger, clusters: readonly Source[]): Groups {
  const byName = new Map(ledger.existing.groups.map((g) => [key(g.name), g.id]))
  const named = (name: string, description: string | null, as: 'group' | 'cluster') => {
    const k = key(name)
    let id = byName.get(k)
    if (id) { if (as === 'cluster') ledger.count('cluster', 'same') } else byName.set(k, (id = ledger.create('group', as, name, description ?? '', { name, description })))
    return id
  }
  const { by, name } = ledger.options.group
  for (const source of clusters) {
    const parsed = groupSchemas.create.safeParse({ name: source.cells['name'] ?? '', ...(source.cells['description'] ? { description: source.cells['description'].slice(0, 2000) } : {}) })
    if (by !== 'cluster') ledger.count('cluster', 'skipped')
    else if (!source.cells['name']) ledger.leave(source, 'name', 'no_name')
    else if (!parsed.success) ledger.leave(source, 'name', 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' })
    else named(parsed.data.name, parsed.data.description ?? null, 'cluster')
  }
  const cut = (text: string) => text.slice(0, 100).trim() || name
  return { of: (source) => named(cut(by === 'one' ? '' : (source.cells[by] ?? '')), null, 'group'), named: (wish) => named(cut(wish), null, 'group') }
}

/** What of the plan a screen shows. The fingerprint is of what is left out and how much is written: it tells whether the same would still happen. */
export function summary(ledger: Ledger): NetboxPlan {
  const left = ledger.findings.filter((f) => f.left)
  const fingerprint = createHash('sha256').update(JSON.stringify([left.map((f) => [f.file, f.row, f.code]), ledger.counts])).digest('hex').slice(0, 32)
  const order: Record<Made, number> = { tenant: 0, group: 1, rack: 2, host: 3, specification: 4, k8s_cluster: 5, virtual_machine: 6, maintainer: 7, maintainer_group: 8, maintainer_group_member: 9, resource_maintainer: 10 }
  return {
    counts: ledger.counts, fingerprint, findingCount: ledger.findings.length, leftCount: left.length,
    findings: ledger.findings.toSorted((a, b) => Number(b.left) - Number(a.left)).slice(0, SHOWN),
    sample: ledger.actions.toSorted((a, b) => order[a.kind] - order[b.kind]).slice(0, SAMPLED).map(({ kind, action, name, detail }) => ({ kind, action, name, detail })),
  }
}
