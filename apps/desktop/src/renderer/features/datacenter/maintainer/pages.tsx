import { ResourcePage } from '@colonnade/screens'
import { useAssignmentEntity, useMemberEntity } from './use-links.tsx'
import { useMaintainerEntity } from './use-maintainer-entity.tsx'
import { useMaintainerGroupEntity } from './use-maintainer-group-entity.tsx'

/** People who look after machines. */
export function MaintainersPage() {
  return <ResourcePage entity={useMaintainerEntity()} />
}

/** Groups of them. */
export function MaintainerGroupsPage() {
  return <ResourcePage entity={useMaintainerGroupEntity()} />
}

/** Who belongs to which group. */
export function MembersPage() {
  return <ResourcePage entity={useMemberEntity()} />
}

/** Who looks after what. */
export function AssignmentsPage() {
  const { api, ...entity } = useAssignmentEntity()
  // made where the records are: from their pages, or from a list's chosen rows
  const { create: _create, ...offered } = api
  return <ResourcePage entity={{ ...entity, api: offered }} />
}
