import { VisibilityScope } from '@colonnade/db/enums'
import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { line, prose, restorable } from '../kernel/fields.ts'

const fields = { name: line(255), description: prose(2000).nullish() }

/** A collection of documents that is searched as one. Its embedding model is chosen when it is made: vectors of two models can't be compared. */
export const knowledgeBaseSchemas = entitySchemas({
  output: z.object({
    ...restorable, name: z.string(), description: z.string().nullable(), visibilityScope: z.enum(VisibilityScope), defaultEmbeddingModel: z.string().nullable(),
    documentCount: z.int(), chunkCount: z.int(),
  }),
  create: z.strictObject({ ...fields, defaultEmbeddingModel: line(100).nullish() }),
  update: z.strictObject(fields).partial(),
  filterable: ['name', 'documentCount', 'chunkCount', 'createdAt'],
  sortable: ['name', 'documentCount', 'chunkCount', 'createdAt', 'updatedAt'],
  searchable: ['name', 'description'],
})
