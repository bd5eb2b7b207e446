import { tenantSchemas } from '@colonnade/contract/identity'
import { slugFrom } from './cells.ts'
import { key, type Ledger } from './ledger.ts'
import type { Source } from './read.ts'
import type { TenantState } from './state.ts'

/** Tenants by slug and by name. */
export class TenantIndex {
  private readonly bySlug = new Map<string, TenantState>()
  private readonly byName = new Map<string, TenantState[]>()
  private readonly byId = new Map<string, TenantState>()

  add(tenant: TenantState): TenantState {
    this.bySlug.set(key(tenant.slug), tenant)
    this.byId.set(tenant.id, tenant)
    this.byName.set(key(tenant.name), [...(this.byName.get(key(tenant.name)) ?? []), tenant])
    return tenant
  }

  match(slug: string | null, name: string): TenantState | undefined {
    const named = this.byName.get(key(name)) ?? []
    return (slug ? this.bySlug.get(key(slug)) : undefined) ?? (named.length === 1 ? named[0] : undefined)
  }

  /** Whose a machine is: the tenant it names, made where that is wanted, else the one for those that name none. */
  find(ledger: Ledger, source: Source): TenantState | null {
    const name = source.cells['tenant'] ?? ''
    const slug = source.all['tenant.slug'] ?? ''
    const found = name ? this.match(slugFrom(slug, name), name) : ledger.options.defaultTenantId ? this.byId.get(ledger.options.defaultTenantId) : undefined
    const tenant = found ?? (name && ledger.options.tenants === 'create' ? makeTenant(ledger, this, source, { name, slug, description: '' }) : undefined)
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

function makeTenant(ledger: Ledger, index: TenantIndex, source: Source, from: { name: string; slug: string; description: string }): TenantState | undefined {
  const slug = slugFrom(from.slug, from.name)
  const parsed = slug ? fields.safeParse({ name: from.name, slug, ...(from.description ? { description: from.description } : {}) }) : null
  if (!parsed?.success) return undefined
  const id = ledger.create('tenant', 'tenant', parsed.data.name, parsed.data.slug, { name: parsed.data.name, slug: parsed.data.slug, description: parsed.data.description ?? null, tier: 'free' })
  return index.add({ id, slug: parsed.data.slug, name: parsed.data.name, status: 'active' })
}

/** Works out which tenants of NetBox's are which of ours; those that are not here are made where that is wanted, else reported. */
export function planTenants(ledger: Ledger, sources: readonly Source[]): TenantIndex {
  const index = new TenantIndex()
  for (const tenant of ledger.existing.tenants) index.add(tenant)
  for (const source of sources) {
    ledger.count('tenant', 'read')
    const { name = '', slug = '', description = '' } = source.cells
    if (!name) { ledger.leave(source, 'name', 'no_name'); continue }
    if (index.match(slugFrom(slug, name), name)) ledger.count('tenant', 'same')
    else if (ledger.options.tenants === 'match') ledger.leave(source, 'name', 'unknown_tenant', { value: name })
    else if (!makeTenant(ledger, index, source, { name, slug, description })) ledger.leave(source, 'slug', 'bad_slug', { value: slug || name })
  }
  return index
}
