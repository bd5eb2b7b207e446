import { ResourcePage } from '@colonnade/screens'
import { useTagEntity } from './use-tag-entity.tsx'

/** Tags. */
export function Page() {
  return <ResourcePage entity={useTagEntity()} />
}
