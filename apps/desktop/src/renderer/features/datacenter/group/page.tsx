import { ResourcePage } from '@colonnade/screens'
import { useGroupEntity } from './use-group-entity.tsx'

/** The group pages of the console. */
export function Page() {
  return <ResourcePage entity={useGroupEntity()} />
}
