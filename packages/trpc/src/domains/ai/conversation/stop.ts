import { ContractError } from '@colonnade/contract'
import type { Message } from '@colonnade/contract/ai'
import type { ServiceCtx } from '../../../kernel/context.ts'

/** Stops. */
export async function stopAnswer(_ctx: ServiceCtx, _messageId: string): Promise<Message> { throw new ContractError('UNAVAILABLE', 'not_ready', 'This is being built.') }
