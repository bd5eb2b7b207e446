import { ResourcePage } from '@colonnade/screens'
import { useQuotaEntity } from './use-quota-entity.tsx'

/** The quota pages of the console. */
export function Page() {
  return <ResourcePage entity={useQuotaEntity()} />
}
