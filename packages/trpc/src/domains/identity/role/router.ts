import { bulkResult } from '@colonnade/contract'
import { permissionMatrix, removeRolesInput, roleSchemas, setPermissionsInput } from '@colonnade/contract/identity'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { readMatrix } from './matrix.ts'
import { removeRoles } from './remove.ts'
import { role } from './resource.ts'
import { setPermissions } from './set-permissions.ts'

export const roleRouter = router({
  ...resourceRouter(role, ['list', 'get', 'history', 'create', 'update', 'bulkUpdate', 'export']),
  matrix: authorised('roles:read').output(permissionMatrix).query(({ ctx }) => readMatrix(ctx)),
  setPermissions: authorised('roles:update').input(setPermissionsInput).output(roleSchemas.output).mutation(({ ctx, input }) => setPermissions(ctx, input)),
  remove: authorised('roles:delete').input(removeRolesInput).output(bulkResult).mutation(({ ctx, input }) => removeRoles(ctx, input)),
})
