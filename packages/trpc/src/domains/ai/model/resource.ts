import type { Model } from '@colonnade/contract/ai'
import { modelSchemas } from '@colonnade/contract/ai'
import type { Page } from '@colonnade/contract'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource, type Resource, type Row } from '../../../kernel/resource.ts'
import { aiDriversOf } from '../gateway/drivers.ts'

/** The catalogue of models: the provider keeps it, every tenant reads it. */
export const model: Resource<typeof modelSchemas> = defineResource({
  name: 'model', model: 'model', table: 'models', schemas: modelSchemas, permissions: 'models', scope: 'provider', defaultSort: { field: 'name', direction: 'asc' },
})

describeConstraint('models_name_key', { field: 'name', reason: 'already_taken', message: 'Another model has this name.', remedy: 'Choose another name, or change that model.' })

/** A model with whether it can be used here and now. */
export function withAvailability(ctx: Pick<ServiceCtx, 'services'>, row: Row<typeof modelSchemas>): Model {
  const drivers = aiDriversOf(ctx.services)
  const usable = row.modelType === 'chat' ? drivers.chat(row) : drivers.embedding(row)
  return { ...row, available: row.status !== 'disabled' && usable !== null, local: row.provider === 'local' }
}

/** A page of models, each with whether it can be used here and now. */
export function pageWithAvailability(ctx: Pick<ServiceCtx, 'services'>, page: Page<Row<typeof modelSchemas>>): Page<Model> {
  return { ...page, items: page.items.map((row) => withAvailability(ctx, row)) }
}
