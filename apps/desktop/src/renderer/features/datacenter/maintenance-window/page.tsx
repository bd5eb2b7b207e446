import { ResourcePage } from '@colonnade/screens'
import { useWindowEntity } from './use-window-entity.tsx'

/** The maintenance windows of all clusters. */
export function Page() {
  return <ResourcePage entity={useWindowEntity()} />
}
