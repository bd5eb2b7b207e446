import { ContractError } from '@colonnade/contract'
import type { recallInput, recallResult } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'

/** Compares. */
export async function measureRecall(_ctx: ServiceCtx, _input: z.output<typeof recallInput>): Promise<z.infer<typeof recallResult>> { throw new ContractError('UNAVAILABLE', 'not_ready', 'This is being built.') }
