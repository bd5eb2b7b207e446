import { ContractError } from '@colonnade/contract'
import type { ModelDriver } from '../../../drivers/model/driver.ts'
import type { EmbeddingDriver } from '../../../drivers/embedding/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { aiDriversOf, type CatalogueModel } from './drivers.ts'

/** Price of 1,000 tokens, as the database gives it; null where none is known. */
type Price = { toString(): string } | null
/** A row of the catalogue. */
export interface ModelRow extends CatalogueModel { id: string; status: 'active' | 'deprecated' | 'disabled'; inputCostPer1k: Price; outputCostPer1k: Price }
/** A model of the catalogue with who answers for it. */
export interface ChatChoice extends ModelRow { driver: ModelDriver; apiName: string; local: boolean }
/** An embedding model of the catalogue with who computes it. */
export interface EmbeddingChoice extends ModelRow { driver: EmbeddingDriver; local: boolean }

function unknown(name: string): ContractError {
  return new ContractError('BAD_REQUEST', 'model_unknown', `The catalogue has no such model: ${name.slice(0, 100)}.`, { fields: [{ path: 'modelName', message: 'is not in the catalogue' }], remedy: 'Choose a model from the catalogue.' })
}

function unavailable(name: string): ContractError {
  return new ContractError('PRECONDITION_FAILED', 'model_unavailable', `The model ${name} can't be used here now.`, { remedy: 'Choose another model, or ask the provider to set its key or address.', details: { model: name } })
}

// What is asked for first; then a provider's model before the local one, cheapest first so that nobody is surprised by a bill.
function pick<T extends ModelRow>(rows: ModelRow[], wanted: (string | null | undefined)[], usable: (row: ModelRow) => T | null): T {
  const named = wanted.find((name): name is string => Boolean(name))
  if (named) {
    const row = rows.find((r) => r.name === named)
    if (!row) throw unknown(named)
    const choice = row.status === 'disabled' ? null : usable(row)
    if (!choice) throw unavailable(named)
    return choice
  }
  const ranked = rows.filter((r) => r.status === 'active').toSorted((a, b) => Number(a.provider === 'local') - Number(b.provider === 'local') || Number(a.outputCostPer1k ?? 0) - Number(b.outputCostPer1k ?? 0) || a.name.localeCompare(b.name))
  for (const row of ranked) {
    const choice = usable(row)
    if (choice) return choice
  }
  throw unavailable('')
}

/** The chat model to use: the first name given, else the best that is available. Throws BAD_REQUEST for an unknown name, PRECONDITION_FAILED for one without key or address. */
export function chooseChat(ctx: Pick<ServiceCtx, 'services'>, rows: ModelRow[], ...wanted: (string | null | undefined)[]): ChatChoice {
  const drivers = aiDriversOf(ctx.services)
  return pick(rows.filter((r) => r.modelType === 'chat'), wanted, (row) => {
    const found = drivers.chat(row)
    return found ? { ...row, ...found, local: row.provider === 'local' } : null
  })
}

/** The embedding model to use: the first name given, else the best that is available. Throws as `chooseChat`. */
export function chooseEmbedding(ctx: Pick<ServiceCtx, 'services'>, rows: ModelRow[], ...wanted: (string | null | undefined)[]): EmbeddingChoice {
  const drivers = aiDriversOf(ctx.services)
  return pick(rows.filter((r) => r.modelType === 'embedding'), wanted, (row) => {
    const driver = drivers.embedding(row)
    return driver ? { ...row, driver, local: row.provider === 'local' } : null
  })
}

/** Cost in the catalogue's currency, six decimals; null where the catalogue has no price. Computed in whole millionths of a millionth, so that no digit is lost. */
export function costOf({ inputCostPer1k, outputCostPer1k }: Pick<ModelRow, 'inputCostPer1k' | 'outputCostPer1k'>, promptTokens: number, completionTokens: number): string | null {
  if (inputCostPer1k === null && outputCostPer1k === null) return null
  const millionths = (price: Price) => BigInt(Math.round(Number(price?.toString() ?? 0) * 1e6))
  const thousandths = millionths(inputCostPer1k) * BigInt(promptTokens) + millionths(outputCostPer1k) * BigInt(completionTokens)
  const rounded = (thousandths + 500n) / 1000n
  return `${rounded / 1_000_000n}.${(rounded % 1_000_000n).toString().padStart(6, '0')}`
}
