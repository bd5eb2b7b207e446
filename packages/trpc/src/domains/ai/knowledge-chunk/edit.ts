import { ContractError } from '@colonnade/contract'
import type { editChunkInput, knowledgeChunkSchemas } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'

/** Changes a passage. */
export async function editChunk(_ctx: ServiceCtx, _input: z.output<typeof editChunkInput>): Promise<z.infer<typeof knowledgeChunkSchemas.output>> { throw new ContractError('UNAVAILABLE', 'not_ready', 'This is being built.') }
