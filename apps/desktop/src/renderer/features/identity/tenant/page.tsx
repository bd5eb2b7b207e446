import { ResourcePage } from '@colonnade/screens'
import { useTenantEntity } from './use-tenant-entity.tsx'

/** Tenants, as operators see them. */
export function Page() {
  return <ResourcePage entity={useTenantEntity()} />
}
