import * as z from 'zod'
import { JournalKind } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, prose, restorable } from '../kernel/fields.ts'
import { attachableType } from './attachable.ts'

/** What a note is about to say. */
export const journalKind = z.enum(JournalKind)

const text = prose(10_000).refine((s) => s.trim().length > 0, 'write something')

/** A note on a record: plain text with line breaks, changed by its author alone. */
export const journalSchemas = entitySchemas({
  output: z.object({ ...restorable, resourceType: z.string(), resourceId: id, resourceName: z.string().nullable(), kind: journalKind, text: z.string(), authorId: id.nullable(), authorName: z.string().nullable() }),
  create: z.strictObject({ resourceType: attachableType, resourceId: id, kind: journalKind.default('info'), text }),
  update: z.strictObject({ kind: journalKind, text }).partial(),
  filterable: ['resourceType', 'resourceId', 'kind', 'authorId', 'createdAt'], sortable: ['createdAt', 'kind'], searchable: ['text'],
})
