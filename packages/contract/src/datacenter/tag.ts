import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { id, line, prose, restorable } from '../kernel/fields.ts'
import { attachableType } from './attachable.ts'
import { tagChip, tagColor } from './tagged.ts'

const fields = { name: line(50), description: prose(2000).nullish() }

/** A word records are marked with. Its name is unique without regard to case. */
export const tagSchemas = entitySchemas({
  output: z.object({ ...restorable, name: z.string(), color: tagColor, description: z.string().nullable(), resourceCount: z.int() }),
  create: z.strictObject({ ...fields, color: tagColor.default('verdigris') }),
  update: z.strictObject({ ...fields, color: tagColor }).partial(),
  filterable: ['name', 'color', 'createdAt'], sortable: ['name', 'color', 'createdAt', 'updatedAt'], searchable: ['name', 'description'],
})

/** Many tags for many records of a kind at once. */
export const tagInput = z.strictObject({ resourceType: attachableType, resourceIds: z.array(id).min(1).max(500), tagIds: z.array(id).min(1).max(20) })
/** The tags of one record. */
export const tagChips = z.array(tagChip)
/** How many records of each kind carry a tag. */
export const tagUse = z.array(z.object({ resourceType: z.string(), count: z.int() }))
