import { maintainerSchemas } from '@colonnade/contract/datacenter'
import { externalId, key, type Ledger } from './ledger.ts'
import type { Source } from './read.ts'
import type { MaintainerState } from './state.ts'

/** Maintainers as the files name them: by the row they come from, NetBox's number and their name. */
export interface People { ofRow: ReadonlyMap<Source, string>; find(assignment: Source): string | undefined }

const several = <T>(items: readonly T[], by: (item: T) => string) => Map.groupBy(items.filter((i) => by(i) !== ''), by)

/** An account that stands for a contact NetBox gives none for; `named`: by the name alone. */
interface Account { account: string; named: boolean; given: boolean }

function accountOf(source: Source, shared: boolean): Account {
  const { name = '', email = '', account: given = '' } = source.cells
  const told = given || (shared ? '' : email) || externalId(source)
  return { account: (told || name).slice(0, 100), named: !told, given: given !== '' }
}

/**
 * Works out which contacts are which maintainers of ours; the others become some. NetBox knows no account name: the one we once gave it, else the address,
 * else NetBox's own number, else the name stands for it. An address that several share tells nobody from the others, nor does a name.
 */
export function planContacts(ledger: Ledger, sources: readonly Source[]): People {
  const ofRow = new Map<Source, string>()
  const known = new Known(ledger.existing.maintainers, sources)
  const listed = several(sources, (s) => key(s.cells['email']))
  const met = new Map<string, { id: string; name: string }>()
  const again = new Map<Source, string>()
  for (const source of sources) {
    ledger.count('contact', 'read')
    const { name = '', email = '' } = source.cells
    if (!name) { ledger.leave(source, 'name', 'no_name'); continue }
    const shared = new Set(listed.get(key(email))?.map((s) => key(s.cells['name'], s.cells['account'], externalId(s)))).size > 1
    const from = accountOf(source, shared)
    const parsed = maintainerSchemas.create.safeParse({ name, account: from.account, ...(email ? { email } : {}) })
    if (!parsed.success) { ledger.leave(source, String(parsed.error.issues[0]?.path[0] ?? 'name'), 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' }); continue }
    const here = known.find(source, from, shared)
    if (typeof here === 'string') { ledger.leave(source, 'email', here, { value: email || from.account }); continue }
    const who = here?.id ?? key(from.account)
    const first = met.get(who)
    // the same once more is the same person; another name of the same account is not
    if (first) { ledger.leave(source, 'name', 'duplicate', { value: from.account }); if (key(first.name) === key(name)) again.set(source, first.id); continue }
    if (here) ledger.change('maintainer', 'contact', here, { name: parsed.data.name, email: parsed.data.email ?? undefined })
    const id = here?.id ?? ledger.create('maintainer', 'contact', parsed.data.name, from.account, parsed.data)
    met.set(who, { id, name })
    ofRow.set(source, id)
  }
  return { ofRow, find: finder(ledger, sources, new Map([...again, ...ofRow])) }
}

/** Those who are here, as contacts may mean them. */
class Known {
  private readonly byAccount: ReadonlyMap<string, MaintainerState>
  private readonly byEmail: ReadonlyMap<string, MaintainerState[]>
  private readonly byName: ReadonlyMap<string, MaintainerState[]>

  constructor(maintainers: readonly MaintainerState[], sources: readonly Source[]) {
    this.byAccount = new Map(maintainers.map((m) => [key(m.account), m]))
    this.byEmail = several(maintainers, (m) => key(m.email))
    // whom a file means by account, number or address it does not mean by name
    const said = new Set(sources.flatMap((s) => [key(s.cells['account']), key(externalId(s)), key(s.cells['email'])]))
    this.byName = several(maintainers.filter((m) => m.email && !said.has(key(m.account)) && !said.has(key(m.email))), (m) => key(m.name))
  }

  /** Who a contact is; why it can't be said; undefined for somebody new. */
  find(source: Source, { account, named, given }: Account, shared: boolean): MaintainerState | 'ambiguous_contact' | 'other_address' | undefined {
    const { name = '', email = '' } = source.cells
    const exact = this.byAccount.get(key(account))
    if (exact && (!named || key(exact.name) === key(name))) return exact
    if (given) return undefined
    // by its number, where its address came to NetBox later
    const numbered = this.byAccount.get(key(externalId(source)))
    const found = numbered ?? byAddress(this.byEmail.get(key(email)) ?? [], name, shared)
    if (found || exact) return found ?? 'ambiguous_contact'
    return email && this.byName.has(key(name)) ? 'other_address' : undefined
  }
}

// By NetBox's number, else the only one of that name: of the files, where they list the name, else of those that are here. Of several, or where one was left out, nobody.
function finder(ledger: Ledger, sources: readonly Source[], idOf: ReadonlyMap<Source, string>): (assignment: Source) => string | undefined {
  const byNumber = new Map(sources.flatMap((s) => (s.cells['id'] ? [[s.cells['id'], s] as const] : [])))
  const listed = several(sources, (s) => key(s.cells['name']))
  const here = several(ledger.existing.maintainers, (m) => key(m.name))
  return (assignment) => {
    const number = assignment.all['contact.id']
    const name = key(assignment.cells['contact'])
    const numbered = number ? byNumber.get(number) : undefined
    if (numbered || !name) return numbered && idOf.get(numbered)
    const rows = listed.get(name) ?? []
    // who has another number is somebody else
    if (number && rows.some((s) => s.cells['id'])) return undefined
    const ids = new Set<string | undefined>(rows.length ? rows.map((s) => idOf.get(s)) : (here.get(name) ?? []).map((m) => m.id))
    return ids.size === 1 ? [...ids][0] : undefined
  }
}

// The one who has the address; of several, or of an address that is no one's own, the one who has the name too.
function byAddress(having: readonly MaintainerState[], name: string, alone: boolean): MaintainerState | 'ambiguous_contact' | undefined {
  const named = having.filter((m) => key(m.name) === key(name))
  if (named.length === 1) return named[0]
  if (alone) return undefined
  return having.length > 1 ? 'ambiguous_contact' : having[0]
}
