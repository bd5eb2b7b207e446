import { ContractError } from '@colonnade/contract'
import type { addDocumentInput, addedDocument } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'

/** Adds a document to a base. */
export async function addDocument(_ctx: ServiceCtx, _input: z.output<typeof addDocumentInput>): Promise<z.infer<typeof addedDocument>> { throw new ContractError('UNAVAILABLE', 'not_ready', 'This is being built.') }
