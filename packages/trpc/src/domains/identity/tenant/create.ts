import type { tenantSchemas } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { mailInvitation } from '../link/mails.ts'
import { insertTenant } from './found.ts'
import { insertUser } from './insert-user.ts'
import { tenant } from './resource.ts'

/** Adds a tenant and invites its first administrator, all or none. Quotas not named are the tier's. Throws CONFLICT when the slug is taken. */
export function createTenant(ctx: ServiceCtx, input: z.output<typeof tenantSchemas.create>): Promise<Row<typeof tenantSchemas>> {
  const { admin, ...data } = input
  return mutate(ctx, {
    permission: 'tenants:create', action: 'create',
    write: async (tx, report) => {
      const id = await insertTenant(tx, ctx, { ...data, contactEmail: data.contactEmail ?? admin.email }, async (tenantId, roles) => {
        const userId = await insertUser(tx, tenantId, [roles.get('admin')!], admin, null)
        await mailInvitation(tx, ctx, report, { userId, tenantId, tenantName: data.name, email: admin.email, fullName: admin.fullName ?? null, locale: admin.locale })
        return tenantId
      })
      const [row] = await readInTx(tx, ctx, tenant, [id])
      report({ resource: 'tenant', id, old: null, now: row!, servedTenantId: id })
      return row!
    },
  })
}
