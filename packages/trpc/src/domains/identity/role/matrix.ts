import { allPermissions, isProviderOnly } from '@colonnade/contract'
import type { permissionMatrix } from '@colonnade/contract/identity'
import type * as z from 'zod'
import { may } from '../../../kernel/authorise.ts'
import { isOperator, type ServiceCtx } from '../../../kernel/context.ts'
import { list } from '../../../kernel/list.ts'
import { role } from './resource.ts'

/** Every role of the tenant with its permissions, beside every permission there is for its side; at most 500 roles. */
export async function readMatrix(ctx: ServiceCtx): Promise<z.infer<typeof permissionMatrix>> {
  const { items } = await list(ctx, role, { limit: 500, sort: [{ field: 'createdAt', direction: 'asc' }] })
  const offered = allPermissions.filter((p) => isOperator(ctx) || !isProviderOnly(p))
  return {
    permissions: offered.map((p) => ({ permission: p, resource: p.split(':')[0]!, action: p.split(':')[1]!, grantable: may(ctx, p) })),
    roles: items.map(({ id, code, name, isSystem, version, userCount, permissions }) => ({ id, code, name, isSystem, version, userCount, permissions })),
  }
}
