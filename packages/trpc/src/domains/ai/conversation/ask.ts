import { ContractError } from '@colonnade/contract'
import type { askInput, askResult, Message } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'

/** Asks. */
export async function ask(_ctx: ServiceCtx, _input: z.output<typeof askInput>): Promise<z.infer<typeof askResult>> { throw new ContractError('UNAVAILABLE', 'not_ready', 'This is being built.') }
/** Asks again. */
export async function retryAnswer(_ctx: ServiceCtx, _messageId: string): Promise<Message> { throw new ContractError('UNAVAILABLE', 'not_ready', 'This is being built.') }
