import { ContractError } from '@colonnade/contract'
import type { suspendInput, tenantSchemas } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { tenant } from './resource.ts'

function setStatus(ctx: ServiceCtx, id: string, action: 'suspend' | 'resume', reason?: string): Promise<Row<typeof tenantSchemas>> {
  const [from, to] = action === 'suspend' ? (['active', 'suspended'] as const) : (['suspended', 'active'] as const)
  return mutate(ctx, {
    permission: 'tenants:update', action,
    write: async (tx, report) => {
      const [before] = await readInTx(tx, ctx, tenant, [id])
      if (!before) throw notFound('tenant')
      const { count } = await tx.tenant.updateMany({ where: { id, status: from, deletedAt: null }, data: { status: to, version: { increment: 1 } } })
      if (count === 0) throw new ContractError('PRECONDITION_FAILED', `not_${from}`, `This tenant is not ${from}.`, { details: { status: before.status } })
      const [after] = await readInTx(tx, ctx, tenant, [id])
      report({ resource: 'tenant', id, old: before, now: after!, servedTenantId: id, ...(reason ? { details: { reason } } : {}) })
      return after!
    },
  })
}

/** Suspends a tenant: from the next request on its sessions and tokens recognise nobody. Throws PRECONDITION_FAILED when it is not active. */
export function suspendTenant(ctx: ServiceCtx, { id, reason }: z.output<typeof suspendInput>): Promise<Row<typeof tenantSchemas>> {
  return setStatus(ctx, id, 'suspend', reason)
}

/** Lets a suspended tenant in again; sessions that have not expired work as before. */
export function resumeTenant(ctx: ServiceCtx, id: string): Promise<Row<typeof tenantSchemas>> {
  return setStatus(ctx, id, 'resume')
}
