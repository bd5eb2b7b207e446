import type { ServiceCtx } from '../../../kernel/context.ts'
import type { RateStore } from '../../../kernel/rate-limit.ts'

/** Where tries are counted. */
export function ratesOf(ctx: Pick<ServiceCtx, 'services'>): RateStore {
  return ctx.services.drivers['rates'] as RateStore
}
