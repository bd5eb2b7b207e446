import { ContractError, type Page } from '@colonnade/contract'
import { attachables, type attachedTo, type Maintained, type maintainedInput, type MaintainersOf } from '@colonnade/contract/datacenter'
import type * as z from 'zod'
import { may } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, notFound } from '../../../kernel/crud.ts'
import type { Row } from '../../../kernel/resource.ts'
import { authoriseType } from '../attached/visible.ts'
import { maintainer } from './resource.ts'

const OF = `SELECT coalesce(json_agg(json_build_object('id', x.id, 'maintainerType', x.maintainer_type, 'maintainerId', x.maintainer_id, 'name', x.name, 'account', x.account, 'email', x.email, 'status', x.status, 'since', x.created_at,
    'members', x.members) ORDER BY x.maintainer_type, lower(x.name)), '[]')::text AS found FROM (
  SELECT m.id, m.maintainer_type, m.maintainer_id, p.name, p.account, p.email, p.status, m.created_at, '[]'::json AS members
    FROM resource_maintainers m JOIN maintainers p ON m.maintainer_type = 'maintainer' AND p.id = m.maintainer_id AND p.deleted_at IS NULL WHERE m.resource_type = $1 AND m.resource_id = $2::uuid
  UNION ALL
  SELECT m.id, m.maintainer_type, m.maintainer_id, g.name, NULL, NULL, g.status, m.created_at, (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'account', p.account, 'email', p.email, 'manager', p.id = g.manager_id) ORDER BY lower(p.name)), '[]')
      FROM maintainer_group_members gm JOIN maintainers p ON p.id = gm.maintainer_id AND p.deleted_at IS NULL WHERE gm.group_id = g.id)
    FROM resource_maintainers m JOIN maintainer_groups g ON m.maintainer_type = 'maintainer_group' AND g.id = m.maintainer_id AND g.deleted_at IS NULL WHERE m.resource_type = $1 AND m.resource_id = $2::uuid) x`

/** Who looks after one record, groups with those who inherit from them. One query. Throws FORBIDDEN. */
export async function maintainersOfRecord(ctx: ServiceCtx, { resourceType, resourceId }: z.infer<typeof attachedTo>): Promise<MaintainersOf> {
  authoriseType(ctx, resourceType, 'read')
  const [row] = await ctx.sql<{ found: string }>(OF, [resourceType, resourceId])
  return (JSON.parse(row!.found) as MaintainersOf).map((one) => ({ ...one, since: new Date(one.since).toISOString() }))
}

// What somebody was named for, and what groups they belong to were; each record once, with how.
const MAINTAINED = `WITH mine AS (
    SELECT m.resource_type, m.resource_id, NULL::uuid AS group_id, NULL::text AS group_name FROM resource_maintainers m WHERE m.maintainer_type = 'maintainer' AND m.maintainer_id = $1::uuid
    UNION ALL SELECT m.resource_type, m.resource_id, g.id, g.name FROM maintainer_group_members gm JOIN maintainer_groups g ON g.id = gm.group_id AND g.deleted_at IS NULL
      JOIN resource_maintainers m ON m.maintainer_type = 'maintainer_group' AND m.maintainer_id = g.id WHERE gm.maintainer_id = $1::uuid)
  SELECT x.resource_type AS "resourceType", x.resource_id AS "resourceId", r.name, bool_or(x.group_id IS NULL) AS direct,
    coalesce(json_agg(DISTINCT jsonb_build_object('id', x.group_id, 'name', x.group_name)) FILTER (WHERE x.group_id IS NOT NULL), '[]')::text AS groups
  FROM mine x JOIN attachable_resources r ON r.resource_type = x.resource_type AND r.resource_id = x.resource_id AND r.deleted_at IS NULL
  WHERE x.resource_type = ANY($2::text[]) AND ($3::text IS NULL OR r.name ILIKE $3) AND ($4::text IS NULL OR (x.resource_type, r.name, x.resource_id) > ($4, $5, $6::uuid))
  GROUP BY x.resource_type, x.resource_id, r.name ORDER BY x.resource_type, r.name, x.resource_id LIMIT $7`

function place(cursor: string | null | undefined): [type: string | null, name: string | null, id: string | null] {
  if (!cursor) return [null, null, null]
  try {
    const found: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(found) && found.length === 3 && found.every((v) => typeof v === 'string' && !v.includes('\u0000')) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(found[2] as string)) return found as [string, string, string]
  } catch { /* refused below */ }
  throw new ContractError('BAD_REQUEST', 'bad_cursor', 'The cursor does not belong to this list.', { fields: [{ path: 'cursor', message: 'belongs to another list' }], remedy: 'Start again from the first page.' })
}

/** What somebody looks after, directly or through groups, by kind and name; of the kinds the caller may see. One query for a page. Throws NOT_FOUND. */
export async function maintainedBy(ctx: ServiceCtx, input: z.infer<typeof maintainedInput>): Promise<Page<Maintained>> {
  const [known] = await ctx.sql('SELECT 1 AS known FROM maintainers WHERE id = $1::uuid AND deleted_at IS NULL', [input.maintainerId])
  if (!known) throw notFound('maintainer')
  const types = Object.entries(attachables).filter(([type, of]) => may(ctx, of.read) && (!input.resourceType || input.resourceType === type)).map(([type]) => type)
  const like = input.search?.trim() ? `%${input.search.trim().replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null
  const rows = await ctx.sql<Omit<Maintained, 'groups'> & { groups: string }>(MAINTAINED, [input.maintainerId, types, like, ...place(input.cursor), input.limit + 1])
  const items = rows.slice(0, input.limit).map((row) => ({ ...row, groups: JSON.parse(row.groups) as Maintained['groups'] }))
  const last = items.at(-1)
  return { items, nextCursor: rows.length > input.limit && last ? Buffer.from(JSON.stringify([last.resourceType, last.name, last.resourceId])).toString('base64url') : null }
}

/** The maintainer whose e-mail address or account is the signed-in person's address; null when there is none. */
export async function maintainerOfCaller(ctx: ServiceCtx): Promise<Row<typeof maintainer.schemas> | null> {
  if (!ctx.actor.email) return null
  const [row] = await ctx.sql<{ id: string }>('SELECT id FROM maintainers WHERE deleted_at IS NULL AND (lower(email) = lower($1) OR lower(account) = lower($1)) ORDER BY (lower(email) = lower($1)) DESC NULLS LAST, created_at LIMIT 1', [ctx.actor.email])
  return row ? get(ctx, maintainer, row.id) : null
}
