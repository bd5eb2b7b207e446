import { maintainerSchemas } from '@colonnade/contract/datacenter'
import { externalId, key, type Ledger } from './ledger.ts'
import type { Source } from './read.ts'
import type { MaintainerState } from './state.ts'

/** Maintainers as the files name them: by the row they come from, NetBox's number and their name. */
export interface People { ofRow: ReadonlyMap<Source, string>; find(assignment: Source): string | undefined }

const several = <T>(items: readonly T[], by: (item: T) => string) => Map.groupBy(items.filter((i) => by(i) !== ''), by)

/**
 * Works out which contacts are which maintainers of ours; the others become some. NetBox knows no account name: the one we once gave it, else the address,
 * else NetBox's own number, else the name stands for it. An address that several share tells nobody from the others.
 */
export function planContacts(ledger: Ledger, sources: readonly Source[]): People {
  const ofRow = new Map<Source, string>()
  const byAccount = new Map(ledger.existing.maintainers.map((m) => [key(m.account), m]))
  const byEmail = several(ledger.existing.maintainers, (m) => key(m.email))
  const listed = several(sources, (s) => key(s.cells['email']))
  const met = new Set<string>()
  for (const source of sources) {
    ledger.count('contact', 'read')
    const { name = '', email = '' } = source.cells
    if (!name) { ledger.leave(source, 'name', 'no_name'); continue }
    const shared = new Set(listed.get(key(email))?.map((s) => key(s.cells['name'], s.cells['account'], externalId(s)))).size > 1
    const account = (source.cells['account'] || (shared ? '' : email) || externalId(source) || name).slice(0, 100)
    const parsed = maintainerSchemas.create.safeParse({ name, account, ...(email ? { email } : {}) })
    if (!parsed.success) { ledger.leave(source, String(parsed.error.issues[0]?.path[0] ?? 'name'), 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' }); continue }
    const here = byAccount.get(key(account)) ?? (source.cells['account'] ? undefined : byAddress(byEmail.get(key(email)) ?? [], name, shared))
    if (here === 'several') { ledger.leave(source, 'email', 'ambiguous_contact', { value: email }); continue }
    const who = here?.id ?? key(account)
    if (met.has(who)) { ledger.leave(source, 'name', 'duplicate', { value: account }); continue }
    met.add(who)
    if (here) ledger.change('maintainer', 'contact', here, { name: parsed.data.name, email: parsed.data.email ?? undefined })
    ofRow.set(source, here?.id ?? ledger.create('maintainer', 'contact', parsed.data.name, account, parsed.data))
  }
  return { ofRow, find: finder(ledger, ofRow) }
}

// By NetBox's number, else the only one of that name, those of the files before those that are here.
function finder(ledger: Ledger, ofRow: ReadonlyMap<Source, string>): (assignment: Source) => string | undefined {
  const byNumber = new Map([...ofRow].flatMap(([s, id]) => (s.cells['id'] ? [[s.cells['id'], id] as const] : [])))
  const listed = several([...ofRow], ([s]) => key(s.cells['name']))
  const here = several(ledger.existing.maintainers, (m) => key(m.name))
  return (assignment) => {
    const number = assignment.all['contact.id']
    const name = key(assignment.cells['contact'])
    const found = (number && byNumber.get(number)) || undefined
    if (found || !name) return found
    const [rows, known] = [listed.get(name) ?? [], here.get(name) ?? []]
    const ids = new Set(rows.length ? rows.map(([, id]) => id) : known.map((m) => m.id))
    return ids.size === 1 ? [...ids][0] : undefined
  }
}

// The one who has the address; of several, or of an address that is no one's own, the one who has the name too.
function byAddress(having: readonly MaintainerState[], name: string, alone: boolean): MaintainerState | 'several' | undefined {
  const named = having.filter((m) => key(m.name) === key(name))
  if (named.length === 1) return named[0]
  if (alone) return undefined
  return having.length > 1 ? 'several' : having[0]
}
