import { permissionCatalogue } from '@colonnade/contract'
import { databaseOf, scopeOf } from '../../kernel/context.ts'
import type { Services } from '../../kernel/services.ts'
import { furnishTenant } from '../identity/index.ts'

/** Writes the contract's permissions, gives every tenant its system roles, makes the months' partitions. `fresh`: nobody has an account yet. */
export async function installPlatform(services: Services): Promise<{ fresh: boolean }> {
  const database = databaseOf({ services })
  const wanted = Object.entries(permissionCatalogue).flatMap(([resource, actions]) => actions.map((action) => ({ resource, action })))
  const tenants = await database.transaction({ role: 'colonnade_system', tenantId: null }, async (tx) => {
    const { count } = await tx.permission.createMany({ data: wanted, skipDuplicates: true })
    await tx.$queryRawUnsafe('SELECT colonnade_make_partitions(3) AS made')
    return count > 0 ? tx.tenant.findMany({ select: { id: true } }) : []
  })
  for (const { id } of tenants) await database.transaction(scopeOf(id), async (tx) => { await furnishTenant(tx, id) })
  const [users] = await database.query<{ some: boolean }>({ role: 'colonnade_auth', tenantId: null }, 'SELECT EXISTS (SELECT 1 FROM users) AS some')
  return { fresh: !users?.some }
}
