import type { attachedTo, TagChip, tagInput } from '@colonnade/contract/datacenter'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { authoriseType, hiddenTypes } from '../attached/visible.ts'
import { attach, detach, refuseMissing } from '../attached/write.ts'

type Input = z.infer<typeof tagInput>

/** Puts each tag on each record, all or none; what carries it already stays. Throws FORBIDDEN, BAD_REQUEST for a tag, CONFLICT for a record that is gone. */
export function attachTags(ctx: ServiceCtx, input: Input): Promise<{ changed: number }> {
  authoriseType(ctx, input.resourceType, 'update')
  return mutate(ctx, {
    permission: 'resource_tags:create', action: 'create',
    write: async (tx, report) => {
      const there = await tx.tag.count({ where: { id: { in: input.tagIds }, deletedAt: null } })
      if (there !== new Set(input.tagIds).size) throw refuseMissing('tagIds', 'tag')
      return { changed: await attach(tx, report, 'tag', { ...input, values: input.tagIds.map((id) => [id]) }) }
    },
  })
}

/** Takes each tag off each record. Throws FORBIDDEN. */
export function detachTags(ctx: ServiceCtx, input: Input): Promise<{ changed: number }> {
  authoriseType(ctx, input.resourceType, 'update')
  return mutate(ctx, { permission: 'resource_tags:delete', action: 'delete', write: async (tx, report) => ({ changed: await detach(tx, report, 'tag', { ...input, values: input.tagIds.map((id) => [id]) }) }) })
}

/** The tags of one record, by name. Throws FORBIDDEN. */
export function tagsOfRecord(ctx: ServiceCtx, { resourceType, resourceId }: z.infer<typeof attachedTo>): Promise<TagChip[]> {
  authoriseType(ctx, resourceType, 'read')
  return ctx.sql<TagChip>(`SELECT g.id, g.name, g.color::text AS color FROM resource_tags rt JOIN tags g ON g.id = rt.tag_id AND g.deleted_at IS NULL
    WHERE rt.resource_type = $1 AND rt.resource_id = $2::uuid ORDER BY lower(g.name)`, [resourceType, resourceId])
}

/** How many records of each kind carry a tag, of the kinds the caller may see. Throws NOT_FOUND. */
export async function useOfTag(ctx: ServiceCtx, id: string): Promise<{ resourceType: string; count: number }[]> {
  const [known] = await ctx.sql('SELECT 1 AS known FROM tags WHERE id = $1::uuid AND deleted_at IS NULL', [id])
  if (!known) throw notFound('tag')
  return ctx.sql(`SELECT rt.resource_type AS "resourceType", count(*)::int AS count FROM resource_tags rt JOIN attachable_resources r ON r.resource_type = rt.resource_type AND r.resource_id = rt.resource_id AND r.deleted_at IS NULL
    WHERE rt.tag_id = $1::uuid AND rt.resource_type <> ALL($2::text[]) GROUP BY 1 ORDER BY 2 DESC, 1`, [id, hiddenTypes(ctx)])
}
