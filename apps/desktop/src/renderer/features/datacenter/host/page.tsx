import { ResourcePage } from '@colonnade/screens'
import { useHostEntity } from './use-host-entity.tsx'

/** The host pages of the console. */
export function Page() {
  return <ResourcePage entity={useHostEntity()} />
}
