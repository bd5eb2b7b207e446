import type { ServiceCtx } from '../../../kernel/context.ts'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'
import { costOf, type ModelRow } from './choose.ts'

/** One call of a model, as it is logged. Tokens as the provider counted them; latency in ms. */
export interface LoggedCall {
  model: Pick<ModelRow, 'id' | 'name' | 'inputCostPer1k' | 'outputCostPer1k'>; feature: string; promptTokens: number; completionTokens: number; latencyMs: number; error?: string | null
  traceId: string; userId: string | null
}

/** A call's row for the log. */
export function callRow(tenantId: string, call: LoggedCall) {
  const { model, promptTokens, completionTokens } = call
  return {
    tenantId, userId: call.userId, modelId: model.id, modelName: model.name, feature: call.feature, promptTokens, completionTokens, totalTokens: promptTokens + completionTokens,
    totalCost: costOf(model, promptTokens, completionTokens), latencyMs: Math.round(call.latencyMs), error: call.error?.slice(0, 2000) ?? null, traceId: call.traceId.slice(0, 100),
  }
}

/** Logs a call inside the transaction that keeps what it gave. */
export async function logCallInTx(tx: WriteTx, ctx: ServiceCtx, report: Report, call: Omit<LoggedCall, 'traceId' | 'userId'>): Promise<void> {
  const { id } = await tx.modelCallLog.create({ data: callRow(ctx.tenantId!, { ...call, traceId: ctx.requestId, userId: ctx.actor.userId }), select: { id: true } })
  report({ resource: 'model_call', id, action: 'create', details: { model: call.model.name, feature: call.feature } })
}
