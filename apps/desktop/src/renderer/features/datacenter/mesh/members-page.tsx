import { ResourcePage } from '@colonnade/screens'
import { useMemberEntity } from './use-member-entity.tsx'

/** Which clusters are in which mesh. */
export function Page() {
  return <ResourcePage entity={useMemberEntity()} />
}
