import { bulkResult, byId } from '@colonnade/contract'
import { attachedTo, tagChips, tagInput, tagUse } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { tag } from './resource.ts'
import { attachTags, detachTags, tagsOfRecord, useOfTag } from './verbs.ts'

export const tagRouter = router({
  ...resourceRouter(tag),
  of: authorised('tags:read').input(attachedTo).output(tagChips).query(({ ctx, input }) => tagsOfRecord(ctx, input)),
  use: authorised('tags:read').input(byId).output(tagUse).query(({ ctx, input }) => useOfTag(ctx, input.id)),
  attach: authorised('resource_tags:create').input(tagInput).output(bulkResult).mutation(({ ctx, input }) => attachTags(ctx, input)),
  detach: authorised('resource_tags:delete').input(tagInput).output(bulkResult).mutation(({ ctx, input }) => detachTags(ctx, input)),
})
