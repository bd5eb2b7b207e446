import * as z from 'zod'
import { TagColor } from '@colonnade/db/enums'
import { id } from '../kernel/fields.ts'

/** Colours of the design system's data series. */
export const tagColor = z.enum(TagColor)

/** A tag as a chip. */
export const tagChip = z.object({ id, name: z.string(), color: tagColor })
export type TagChip = z.infer<typeof tagChip>
/** The tags of a record, in the order of their names: for the output of an entity whose list shows them. Name `tags` among the filterable fields too: it is filtered by their ids. */
export const tagged = { tags: z.array(tagChip) }
