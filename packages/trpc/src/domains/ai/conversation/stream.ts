import type { MessageEvent, messageStreamInput } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'

/** Follows. */
export async function* followAnswer(_ctx: ServiceCtx, _input: z.output<typeof messageStreamInput>, _signal: AbortSignal): AsyncGenerator<{ id: string; event: MessageEvent }> {
  yield* []
}
