import { overview, overviewInput } from '@colonnade/contract/datacenter'
import { authorised } from '../../../kernel/trpc.ts'
import { readOverview } from './overview.ts'

export const overviewProcedure = authorised('capacity:read').input(overviewInput).output(overview).query(({ ctx, input }) => readOverview(ctx, input?.since))
