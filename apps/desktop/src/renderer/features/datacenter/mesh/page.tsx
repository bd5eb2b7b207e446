import { ResourcePage } from '@colonnade/screens'
import { useMeshEntity } from './use-mesh-entity.tsx'

/** The service meshes of the console. */
export function Page() {
  return <ResourcePage entity={useMeshEntity()} />
}
