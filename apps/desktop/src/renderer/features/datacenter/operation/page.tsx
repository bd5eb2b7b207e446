import { ResourcePage } from '@colonnade/screens'
import { useOperationEntity } from './use-operation-entity.tsx'

/** What is carried out outside. */
export function Page() {
  return <ResourcePage entity={useOperationEntity()} />
}
