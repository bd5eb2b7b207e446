import { ResourcePage } from '@colonnade/screens'
import { useRackEntity } from './use-rack-entity.tsx'

/** Racks. */
export function Page() {
  return <ResourcePage entity={useRackEntity()} />
}
