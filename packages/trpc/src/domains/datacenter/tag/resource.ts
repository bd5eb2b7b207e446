import { tagSchemas, type AttachableType } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'

/** Words records are marked with. Deleted, they are unseen on everything; restored, they are back on what they were on. */
export const tag = defineResource({
  name: 'tag', model: 'tag', table: 'tags', schemas: tagSchemas, permissions: 'tags', scope: 'provider', softDelete: true,
  expressions: { resourceCount: 'SELECT count(*) FROM resource_tags rt JOIN attachable_resources r ON r.resource_type = rt.resource_type AND r.resource_id = rt.resource_id AND r.deleted_at IS NULL WHERE rt.tag_id = t.id' },
})

const CHIPS = (type: string) => `SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'color', g.color) ORDER BY lower(g.name)), '[]') FROM resource_tags rt JOIN tags g ON g.id = rt.tag_id AND g.deleted_at IS NULL
  WHERE rt.resource_type = '${type}' AND rt.resource_id = t.id`
const CARRIERS = (type: string) => `SELECT rt.resource_id FROM resource_tags rt JOIN tags g ON g.id = rt.tag_id AND g.deleted_at IS NULL WHERE rt.resource_type = '${type}' AND ($values::uuid[] IS NULL OR rt.tag_id = ANY($values::uuid[]))`

/** For the declaration of an entity whose output has `tags`: how they are read, and how a list is filtered by their ids. */
export function taggable(type: AttachableType): { expressions: { tags: string }; sets: { tags: string } } {
  return { expressions: { tags: CHIPS(type) }, sets: { tags: CARRIERS(type) } }
}

/** The same for who must not see them: a tenant sees its machines without the provider's tags. */
export const untagged = { expressions: { tags: `'[]'::json` }, sets: { tags: 'SELECT NULL::uuid WHERE FALSE AND $values::uuid[] IS NULL' } }

describeConstraint('tags_name_key', { field: 'name', reason: 'already_taken', message: 'Another tag has this name.', remedy: 'Choose another name, or use that tag.' })
describeConstraint('resource_tags_tag_id_fkey', { field: 'tagIds', reason: 'unknown_tag', message: 'There is no such tag.', remedy: 'Choose a tag from the list.' })
