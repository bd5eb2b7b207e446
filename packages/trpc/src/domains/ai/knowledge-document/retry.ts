import { ContractError } from '@colonnade/contract'
import type { addedDocument } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'

/** Indexes a document again. */
export async function retryDocument(_ctx: ServiceCtx, _id: string): Promise<z.infer<typeof addedDocument>> { throw new ContractError('UNAVAILABLE', 'not_ready', 'This is being built.') }
