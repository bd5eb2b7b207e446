import { permissionCatalogue } from '@colonnade/contract'
import { databaseOf, scopeOf } from '../../kernel/context.ts'
import type { Services } from '../../kernel/services.ts'
import { furnishTenant } from '../identity/index.ts'

const system = { role: 'colonnade_system', tenantId: null } as const

// In one transaction: cut off between the two, a tenant's roles would lack the new permissions for ever.
async function addPermissions(services: Services, wanted: { resource: string; action: string }[]): Promise<void> {
  const database = databaseOf({ services })
  await database.transaction(system, async (tx) => {
    await tx.permission.createMany({ data: wanted, skipDuplicates: true })
    for (const { id } of await tx.tenant.findMany({ select: { id: true } })) {
      await database.enter(tx, scopeOf(id))
      await furnishTenant(tx, id)
    }
  }, { timeoutMs: 300_000 })
}

/** Writes the contract's permissions, gives every tenant its system roles, makes the months' partitions. `fresh`: nobody has an account yet. */
export async function installPlatform(services: Services): Promise<{ fresh: boolean }> {
  const database = databaseOf({ services })
  const there = new Set((await database.query<{ name: string }>(system, `SELECT resource || ':' || action AS name FROM permissions`)).map((row) => row.name))
  const wanted = Object.entries(permissionCatalogue).flatMap(([resource, actions]) => actions.map((action) => ({ resource, action })))
  if (wanted.some(({ resource, action }) => !there.has(`${resource}:${action}`))) await addPermissions(services, wanted)
  await database.query(system, 'SELECT colonnade_make_partitions(3) AS made')
  const [users] = await database.query<{ some: boolean }>({ role: 'colonnade_auth', tenantId: null }, 'SELECT EXISTS (SELECT 1 FROM users) AS some')
  return { fresh: !users?.some }
}
