import { ResourcePage } from '@colonnade/screens'
import { useClusterEntity } from './use-cluster-entity.tsx'

/** The cluster pages of the console. */
export function Page() {
  return <ResourcePage entity={useClusterEntity()} />
}
