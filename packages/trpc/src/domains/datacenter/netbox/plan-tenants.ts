import { tenantSchemas } from '@colonnade/contract/identity'
import { slugFrom } from './cells.ts'
import { key, type Ledger } from './ledger.ts'
import type { Source } from './read.ts'
import type { TenantState } from './state.ts'

const LONGEST_SLUG = 63

/**
 * Tenants by slug and by name. A slug counts only where the files give it, and as it is: one made up from a name says nothing about whose it is. Nor does a
 * name that several have.
 */
export class TenantIndex {
  private readonly bySlug = new Map<string, TenantState>()
  private readonly byName = new Map<string, TenantState[]>()
  private readonly byId = new Map<string, TenantState>()
  private readonly taken: Set<string>
  /** slugs the list of tenants gives: who has one of them is meant by it, not by its name */
  private readonly listed = new Set<string>()
  /** names the list gives with more than one slug */
  private readonly shared = new Set<string>()
  /** the slug by which the list names a tenant, by its id */
  private readonly met = new Map<string, string>()

  constructor(tenants: readonly TenantState[], takenSlugs: readonly string[]) {
    this.taken = new Set(takenSlugs.map((s) => key(s)))
    for (const tenant of tenants) this.add(tenant)
  }

  add(tenant: TenantState): TenantState {
    this.bySlug.set(key(tenant.slug), tenant)
    this.taken.add(key(tenant.slug))
    this.byId.set(tenant.id, tenant)
    this.byName.set(key(tenant.name), [...(this.byName.get(key(tenant.name)) ?? []), tenant])
    return tenant
  }

  /** The tenant of that slug, as the files write it, else the only one of that name; one the list names by another slug is not meant. */
  match(slug: string, name: string): TenantState | 'several' | undefined {
    const exact = slug ? this.bySlug.get(key(slug)) : undefined
    if (exact) return exact
    const named = this.byName.get(key(name)) ?? []
    if (named.length > 1 || (!slug && this.shared.has(key(name)))) return 'several'
    const [only] = named
    return only && slug && (this.listed.has(key(slug)) || (this.met.get(only.id) ?? key(slug)) !== key(slug)) ? undefined : only
  }

  /** Takes note of the slugs a list of tenants gives. */
  expect(sources: readonly Source[]): void {
    for (const { cells } of sources) if (cells['slug']) this.listed.add(key(cells['slug']))
    for (const [name, rows] of Map.groupBy(sources, (s) => key(s.cells['name']))) if (new Set(rows.map((s) => key(s.cells['slug'])).filter(Boolean)).size > 1) this.shared.add(name)
  }

  /** The tenant a row of a list of tenants is: one that another row is, or will be, is not it. From here on its slug in the files names it. */
  claim(slug: string, name: string): TenantState | 'several' | undefined {
    const free = (this.byName.get(key(name)) ?? []).filter((t) => !slug || (!this.met.has(t.id) && (key(t.slug) === key(slug) || !this.listed.has(key(t.slug)))))
    const found = (slug ? this.bySlug.get(key(slug)) : undefined) ?? (free.length > 1 ? 'several' : free[0])
    if (typeof found === 'object') this.meet(slug, found)
    return found
  }

  /** A row of the list is this tenant. */
  meet(slug: string, tenant: TenantState): void {
    this.met.set(tenant.id, key(slug || tenant.slug))
    if (slug) this.bySlug.set(key(slug), tenant)
  }

  /** A slug nobody has, as near to the one wished for as can be. */
  freeSlug(wish: string): string {
    let slug = wish
    for (let i = 2; this.taken.has(key(slug)) || this.bySlug.has(key(slug)); i++) slug = `${wish.slice(0, LONGEST_SLUG - 1 - String(i).length)}-${i}`
    return slug
  }

  /** Whose a machine is: the tenant it names, made where that is wanted, else the one for those that name none. */
  find(ledger: Ledger, source: Source): TenantState | null {
    const name = source.cells['tenant'] ?? ''
    const slug = source.all['tenant.slug'] ?? ''
    const found = name ? this.match(slug, name) : ledger.options.defaultTenantId ? this.byId.get(ledger.options.defaultTenantId) : undefined
    if (found === 'several') { ledger.leave(source, 'tenant', 'ambiguous_tenant', { value: name }); return null }
    const tenant = found ?? (name && ledger.options.tenants === 'create' ? makeTenant(ledger, this, source, { name, slug, description: '' }, 'tenant') : undefined)
    if (!tenant) {
      ledger.leave(source, 'tenant', name ? 'unknown_tenant' : 'no_tenant', { value: name })
      return null
    }
    if (tenant.status === 'active') return tenant
    ledger.leave(source, 'tenant', 'tenant_inactive', { value: tenant.name })
    return null
  }
}

const fields = tenantSchemas.create.pick({ name: true, slug: true, description: true })

function makeTenant(ledger: Ledger, index: TenantIndex, source: Source, from: { name: string; slug: string; description: string }, field: string): TenantState | undefined {
  const wish = slugFrom(from.slug, from.name)
  const slug = wish && index.freeSlug(wish)
  const parsed = slug ? fields.safeParse({ name: from.name, slug, ...(from.description ? { description: from.description } : {}) }) : null
  if (!parsed?.success) return undefined
  if (slug !== wish) ledger.note(source, field, 'slug_taken', { value: wish!, slug: parsed.data.slug })
  const id = ledger.create('tenant', 'tenant', parsed.data.name, parsed.data.slug, { name: parsed.data.name, slug: parsed.data.slug, description: parsed.data.description ?? null, tier: 'free' })
  return index.add({ id, slug: parsed.data.slug, name: parsed.data.name, status: 'active' })
}

/** Works out which tenants of NetBox's are which of ours; those that are not here are made where that is wanted, else reported. */
export function planTenants(ledger: Ledger, sources: readonly Source[]): TenantIndex {
  const index = new TenantIndex(ledger.existing.tenants, ledger.existing.takenSlugs)
  index.expect(sources)
  for (const source of sources) {
    ledger.count('tenant', 'read')
    const { name = '', slug = '', description = '' } = source.cells
    if (!name) { ledger.leave(source, 'name', 'no_name'); continue }
    const found = index.claim(slug, name)
    if (found === 'several') ledger.leave(source, 'name', 'ambiguous_tenant', { value: name })
    else if (found) ledger.count('tenant', 'same')
    else if (ledger.options.tenants === 'match') ledger.leave(source, 'name', 'unknown_tenant', { value: name })
    else {
      const made = makeTenant(ledger, index, source, { name, slug, description }, 'slug')
      if (made) index.meet(slug, made)
      else ledger.leave(source, 'slug', 'bad_slug', { value: slug || name })
    }
  }
  return index
}
