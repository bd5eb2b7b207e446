import { ResourcePage } from '@colonnade/screens'
import { useEndpointEntity } from './use-endpoint-entity.tsx'

/** The endpoint pages of the console. */
export function Page() {
  return <ResourcePage entity={useEndpointEntity()} />
}
