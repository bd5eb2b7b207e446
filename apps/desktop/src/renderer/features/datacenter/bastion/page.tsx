import { ResourcePage } from '@colonnade/screens'
import { useBastionEntity } from './use-bastion-entity.tsx'

/** The bastions of all clusters. */
export function Page() {
  return <ResourcePage entity={useBastionEntity()} />
}
