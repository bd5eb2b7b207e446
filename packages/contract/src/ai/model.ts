import { ModelProvider, ModelStatus, ModelType } from '@colonnade/db/enums'
import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { decimal, line, prose, versioned, whole } from '../kernel/fields.ts'

export const modelProvider = z.enum(ModelProvider)
export const modelType = z.enum(ModelType)
export const modelStatus = z.enum(ModelStatus)

/** A price per 1,000 tokens, up to six decimals, as text. */
const price = z.string().regex(/^\d{1,4}(\.\d{1,6})?$/, 'use a price such as 0.0015')
const fields = {
  name: line(100),
  provider: modelProvider,
  modelType,
  description: prose(2000).nullish(),
  maxTokens: whole(1).nullish().meta({ unit: 'tokens' }),
  supportsStreaming: z.boolean().default(false),
  supportsFunctionCalling: z.boolean().default(false),
  inputCostPer1k: price.nullish(),
  outputCostPer1k: price.nullish(),
  status: modelStatus.default('active'),
}

/** A model of the catalogue as the provider keeps it; prices are per 1,000 tokens. */
export const modelSchemas = entitySchemas({
  output: z.object({
    ...versioned, name: z.string(), provider: modelProvider, modelType, description: z.string().nullable(), maxTokens: z.int().nullable(), supportsStreaming: z.boolean(),
    supportsFunctionCalling: z.boolean(), inputCostPer1k: decimal.nullable(), outputCostPer1k: decimal.nullable(), status: modelStatus,
  }),
  create: z.strictObject(fields),
  update: z.strictObject({ ...fields, supportsStreaming: z.boolean(), supportsFunctionCalling: z.boolean(), status: modelStatus }).partial(),
  filterable: ['name', 'provider', 'modelType', 'status'],
  sortable: ['name', 'provider', 'modelType', 'status', 'inputCostPer1k', 'outputCostPer1k', 'createdAt'],
  searchable: ['name', 'description'],
})

/** A model as callers see it: `available` when this installation can use it now (key or address set, not disabled), `local` when it needs no network. */
export const modelOutput = modelSchemas.output.extend({ available: z.boolean(), local: z.boolean() })
export type Model = z.infer<typeof modelOutput>
