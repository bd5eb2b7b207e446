import type { tenantUsage } from '@colonnade/contract/identity'
import type * as z from 'zod'
import { databaseOf, type ServiceCtx } from '../../../kernel/context.ts'

/** What tenants use of their quotas. Operators see no tenant's people or knowledge: colonnade_system may count them, and nothing else. */
export async function readUsage(ctx: ServiceCtx, ids: string[]): Promise<z.infer<typeof tenantUsage>> {
  const known = (await ctx.sql<{ id: string }>('SELECT id FROM tenants WHERE id = ANY($1::uuid[])', [ids])).map((t) => t.id)
  const [counts, machines] = await Promise.all([
    databaseOf(ctx).query<{ tenantId: string; users: number; knowledgeBases: number }>({ role: 'colonnade_system', tenantId: null },
      `SELECT i.id AS "tenantId", (SELECT count(*) FROM users u WHERE u.tenant_id = i.id AND u.deleted_at IS NULL)::float8 AS users,
         (SELECT count(*) FROM knowledge_bases k WHERE k.tenant_id = i.id AND k.deleted_at IS NULL)::float8 AS "knowledgeBases" FROM unnest($1::uuid[]) AS i(id)`, [known]),
    ctx.sql<{ tenantId: string; count: number }>('SELECT tenant_id AS "tenantId", count(*)::float8 AS count FROM virtual_machines WHERE tenant_id = ANY($1::uuid[]) AND deleted_at IS NULL GROUP BY 1', [known]),
  ])
  const standing = new Map(machines.map((m) => [m.tenantId, m.count]))
  return counts.map((c) => ({ ...c, virtualMachines: standing.get(c.tenantId) ?? 0 }))
}
