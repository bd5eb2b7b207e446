import { capacity, capacityInput, pressure, trend, trendInput } from '@colonnade/contract/datacenter'
import { authorised } from '../../../kernel/trpc.ts'
import { readCapacity } from './capacity.ts'
import { readPressure, readTrend } from './trend.ts'

export const capacityProcedure = authorised('capacity:read').input(capacityInput).output(capacity).query(({ ctx, input }) => readCapacity(ctx, input))
export const trendProcedure = authorised('capacity:read').input(trendInput).output(trend).query(({ ctx, input }) => readTrend(ctx, input))
export const pressureProcedure = authorised('capacity:read').output(pressure).query(({ ctx }) => readPressure(ctx))
