import { ResourcePage } from '@colonnade/screens'
import { useSpecificationEntity } from './use-specification-entity.tsx'

/** The specification pages of the console. */
export function Page() {
  return <ResourcePage entity={useSpecificationEntity()} />
}
