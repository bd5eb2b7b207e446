import { maintainerSchemas } from '@colonnade/contract/datacenter'
import { externalId, key, type Ledger } from './ledger.ts'
import type { Source } from './read.ts'

/** Works out which contacts are which maintainers of ours; the others become some. NetBox knows no account name: the address stands for it, else NetBox's own number, else the name. */
export function planContacts(ledger: Ledger, sources: readonly Source[]): void {
  const byAccount = new Map(ledger.existing.maintainers.map((m) => [key(m.account), m]))
  const byEmail = new Map(ledger.existing.maintainers.flatMap((m) => (m.email ? [[key(m.email), m] as const] : [])))
  const met = new Set<string>()
  for (const source of sources) {
    ledger.count('contact', 'read')
    const { name = '', email = '' } = source.cells
    if (!name) { ledger.leave(source, 'name', 'no_name'); continue }
    const account = (email || externalId(source) || name).slice(0, 100)
    const parsed = maintainerSchemas.create.safeParse({ name, account, ...(email ? { email } : {}) })
    if (!parsed.success) { ledger.leave(source, String(parsed.error.issues[0]?.path[0] ?? 'name'), 'bad_value', { problem: parsed.error.issues[0]?.message ?? '' }); continue }
    const here = (email ? byEmail.get(key(parsed.data.email)) : undefined) ?? byAccount.get(key(account))
    const who = here?.id ?? key(account)
    if (met.has(who)) { ledger.leave(source, 'name', 'duplicate', { value: account }); continue }
    met.add(who)
    if (here) ledger.change('maintainer', 'contact', here, { name: parsed.data.name, email: parsed.data.email ?? undefined })
    else ledger.create('maintainer', 'contact', parsed.data.name, account, parsed.data)
  }
}
