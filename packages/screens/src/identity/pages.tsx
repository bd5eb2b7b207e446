import { ResourcePage } from '../resource/resource-page.tsx'
import { useUrl } from '../url/use-url.tsx'
import { RoleMatrix } from './role-matrix.tsx'
import { useAuditLogEntity } from './use-audit-log-entity.tsx'
import { useRoleEntity } from './use-role-entity.tsx'
import { useUserEntity } from './use-user-entity.tsx'

/** People of one's own tenant. */
export function UsersPage() {
  return <ResourcePage entity={useUserEntity()} />
}

/** Roles of one's own tenant, and the matrix of what each may. */
export function RolesPage() {
  const url = useUrl()
  const entity = useRoleEntity()
  return url.params.has('matrix') ? <RoleMatrix onClose={() => url.set({ matrix: null })} /> : <ResourcePage entity={entity} />
}

/** Who changed what, when, from where. */
export function AuditLogPage() {
  return <ResourcePage entity={useAuditLogEntity()} />
}
