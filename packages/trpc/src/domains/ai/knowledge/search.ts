import { ContractError } from '@colonnade/contract'
import type { searchInput, SearchResult } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'

/** Searches. */
export async function search(_ctx: ServiceCtx, _input: z.output<typeof searchInput>): Promise<SearchResult> { throw new ContractError('UNAVAILABLE', 'not_ready', 'This is being built.') }
